import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { Problem } from '../lib/explain.mjs';
import { writePrivateFile } from '../lib/private-file';
import { diesWithParent } from '../lib/programs';
import { root } from '../lib/root.mjs';
import { tail } from '../lib/supervisor/logs';

const resultSchema = z.object({
  created: z.boolean(),
  link: z.string().optional(),
  email: z.string().optional(),
  password: z.string().optional(),
  apiKey: z.string().optional(),
});

/**
 * Makes the first organization when there is none, and a sign-in link that works once. What was created is kept for scripts
 * in `first-run.json` (mode 600) of the data folder.
 */
export async function setUpFirstRun(
  dataDir: string,
  url: string,
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<{ link: string | undefined }> {
  const { created, link, ...access } = resultSchema.parse(JSON.parse(await runScript(url, env, logFile)));
  if (created) writePrivateFile(join(dataDir, 'first-run.json'), `${JSON.stringify({ url, ...access }, null, 2)}\n`);
  return { link };
}

/** What scripts/first-run.ts hands over on its fourth descriptor, so that neither logs nor process lists ever hold it. */
async function runScript(url: string, env: NodeJS.ProcessEnv, logFile: string): Promise<string> {
  const log = openSync(logFile, 'a', 0o600);
  const [command = '', ...args] = [...diesWithParent('KILL'), process.execPath, '--import', 'tsx', 'scripts/first-run.ts', url];
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', log, log, 'pipe'] });
  closeSync(log);
  const [result, [code]] = await Promise.all([text(child.stdio[3] as Readable), once(child, 'exit')]);
  if (code !== 0) throw new Problem(`The first organization could not be set up. The end of ${logFile}:\n${tail(logFile)}`);
  return result;
}
