import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../lib/health';
import { freePort } from '../lib/ports';
import { diesWithParent } from '../lib/programs';
import { motoServer } from './moto';

/** Where the programs are built that tests start, and moto. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-conformance-'));
  process.env.CLOUDLENS_TEST_PROGRAMS ??= join(folder, 'programs');
  const stopMoto = await startMoto();
  return async () => {
    await stopMoto?.();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Starts moto on a loopback port and tells its address as MOTO_URL; without moto that stays unset, and what needs it is skipped. */
async function startMoto(): Promise<(() => Promise<void>) | undefined> {
  const program = process.env.MOTO_SERVER ?? (await motoServer());
  if (!program) return undefined;
  const port = await freePort();
  const [command = '', ...args] = [...diesWithParent('KILL'), program, '-H', '127.0.0.1', '-p', String(port)];
  // Without its 1,300 stock snapshots and images a listing of them takes a hundredth of the time: on a busy machine it took
  // longer than a call may, and what could not be asked is rightly `unknown`.
  const env = { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' };
  const server = spawn(command, args, { stdio: 'ignore', env });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(`${url}/moto-api/`)); tries++) {
    if (tries > 3000 || server.exitCode !== null) throw new Error('moto did not start.');
    await sleep(100);
  }
  Object.assign(process.env, {
    MOTO_URL: url,
    // Comes with moto's server.
    CFN_LINT: join(dirname(program), 'cfn-lint'),
    AWS_CLI: join(dirname(program), 'aws'),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
}
