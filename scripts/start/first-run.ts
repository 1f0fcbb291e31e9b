import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Problem } from '../lib/explain.mjs';
import { writePrivateFile } from '../lib/private-file';
import { root } from '../lib/root.mjs';
import { tsxCommand } from './children';

const run = promisify(execFile);
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
export async function setUpFirstRun(dataDir: string, url: string, env: NodeJS.ProcessEnv): Promise<{ link: string | undefined }> {
  const [node, args] = tsxCommand('scripts/first-run.ts');
  const { stdout } = await run(node, [...args, url], { cwd: root, env, timeout: 60_000 }).catch(
    (error: { stderr?: string; message: string }) => {
      throw new Problem(`The first organization could not be set up:\n${error.stderr?.trim() || error.message}`);
    },
  );
  const { created, link, ...access } = resultSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  if (created) writePrivateFile(join(dataDir, 'first-run.json'), `${JSON.stringify({ url, ...access }, null, 2)}\n`);
  return { link };
}
