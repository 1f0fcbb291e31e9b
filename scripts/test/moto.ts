import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';
import { installMs } from './patience';

const VERSION = '5.2.5';
/** Of the AWS CLI, by which the commands are run that customers paste. */
const CLI_VERSION = '1.46.3';
const venv = join(root, '.data', `moto-venv-${VERSION}-${CLI_VERSION}`);

let known: Promise<string | undefined> | undefined;

/** moto's server program, an AWS emulator that we did not write, with the AWS CLI beside it. Installed once from PyPI; undefined, with the reason printed, where that fails. */
export const motoServer = (): Promise<string | undefined> => {
  known ??= find();
  return known;
};

async function find(): Promise<string | undefined> {
  const program = join(venv, 'bin', 'moto_server');
  if (existsSync(program)) return program;
  try {
    await step('moto (AWS emulator) and the AWS CLI, once', async () => {
      await run('python3', ['-m', 'venv', venv]);
      const packages = [`moto[server]==${VERSION}`, `awscli==${CLI_VERSION}`];
      // Compiling all of it takes longer than the tests gain: Python compiles what they really import.
      await run(join(venv, 'bin', 'python'), [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-compile',
        '--disable-pip-version-check',
        ...packages,
      ]);
    });
    return program;
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    console.log(`- skipped: the comparison with moto. ${(error as Error).message}`);
    return undefined;
  }
}

async function run(command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, args, { timeout: installMs }).catch((error: { message: string; stderr?: string }) => {
    throw new Error(`${command} ${args[1] ?? ''} failed: ${(error.stderr || error.message).trim().split('\n').at(-1) ?? ''}`);
  });
}
