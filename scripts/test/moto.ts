import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';

const VERSION = '5.2.5';
const venv = join(root, '.data', `moto-venv-${VERSION}`);

/** moto's server program, an AWS emulator that we did not write. Installed once from PyPI; undefined, with the reason printed, where that fails. */
export async function motoServer(): Promise<string | undefined> {
  const program = join(venv, 'bin', 'moto_server');
  if (existsSync(program)) return program;
  try {
    await step('moto (AWS emulator, once)', () => {
      run('python3', ['-m', 'venv', venv]);
      run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `moto[server]==${VERSION}`]);
    });
    return program;
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    console.log(`- skipped: the comparison with moto. ${(error as Error).message}`);
    return undefined;
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ${args[1] ?? ''} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1) ?? ''}`);
}
