import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';

const VERSION = '5.2.5';
/** Of the AWS CLI, by which the commands are run that customers paste. */
const CLI_VERSION = '1.46.3';
const venv = join(root, '.data', `moto-venv-${VERSION}-${CLI_VERSION}`);

/** moto's server program, an AWS emulator that we did not write, with the AWS CLI beside it. Installed once from PyPI; undefined, with the reason printed, where that fails. */
export async function motoServer(): Promise<string | undefined> {
  const program = join(venv, 'bin', 'moto_server');
  if (existsSync(program)) return program;
  try {
    await step('moto (AWS emulator) and the AWS CLI, once', () => {
      run('python3', ['-m', 'venv', venv]);
      const packages = [`moto[server]==${VERSION}`, `awscli==${CLI_VERSION}`];
      run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
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
