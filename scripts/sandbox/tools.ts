import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../lib/data-dir';
import { step } from '../lib/steps.mjs';

/** Ansible without collections, and the AWS CLI: what runs of these kinds need where there are no container images. */
const packages = ['ansible-core==2.19.14', 'awscli==1.46.3'];

/** A folder with `bin/ansible-playbook` and `bin/aws`, installed once from PyPI. @throws when that fails */
export async function sandboxTools(folder = join(dataDir(), 'sandbox-tools')): Promise<string> {
  if (existsSync(join(folder, 'bin', 'ansible-playbook'))) return folder;
  try {
    await step('Ansible and the AWS CLI, once', () => {
      run('python3', ['-m', 'venv', folder]);
      run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
    });
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ${args[1] ?? ''} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1) ?? ''}`);
}
