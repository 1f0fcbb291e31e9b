import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { installMs } from './patience';

/** apt-get locks what it works on: one installation after another. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Installs Debian packages where that is ours to do: as root on Debian, unless CLOUDLENS_NO_APT=1. Resolves with whether they
 * were installed.
 * @param purpose completes 'Installing … for'
 */
export function aptInstall(name: string, purpose: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || process.env.CLOUDLENS_NO_APT === '1') return Promise.resolve(false);
  console.log(`Installing ${name} by apt-get for ${purpose} (CLOUDLENS_NO_APT=1 forbids it) …`);
  const installed = queue.then(async () => (await apt('update')) && (await apt('install', '--yes', '--no-install-recommends', name)));
  queue = installed;
  return installed;
}

async function apt(...args: string[]): Promise<boolean> {
  const child = spawn('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore', timeout: installMs });
  const [code] = await once(child, 'exit').catch(() => [null]);
  return code === 0;
}
