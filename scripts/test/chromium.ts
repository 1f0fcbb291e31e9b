import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Path of a Chromium: CHROME_PATH, one of the system, Playwright's own, or, as root on Debian, one that apt installs now. */
export function findChromium(): string | undefined {
  const configured = process.env.CHROME_PATH;
  if (configured) return isExecutable(configured) ? configured : undefined;
  return onPath() ?? [MAC, chromium.executablePath()].find(isExecutable) ?? fromApt();
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || process.env.CLOUDLENS_NO_APT === '1') return undefined;
  console.log('Installing Chromium by apt-get for the tests in a browser (CLOUDLENS_NO_APT=1 forbids it) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 }).status === 0;
  return run(['update']) && run(['install', '-y', '--no-install-recommends', 'chromium']) ? onPath() : undefined;
}
