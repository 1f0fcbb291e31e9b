import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { works } from '../lib/programs';

/** Has bubblewrap on this machine for the tests of the sandbox: as root on Debian apt installs it, unless CLOUDLENS_NO_APT=1. */
export function haveBubblewrap(): boolean {
  if (works('bwrap', ['--version'])) return true;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || process.env.CLOUDLENS_NO_APT === '1') return false;
  console.log('Installing bubblewrap by apt-get for the tests of the sandbox (CLOUDLENS_NO_APT=1 forbids it) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 180_000 }).status === 0;
  return apt(['update']) && apt(['install', '--yes', '--no-install-recommends', 'bubblewrap']) && works('bwrap', ['--version']);
}
