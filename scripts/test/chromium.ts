import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { aptInstall } from './apt';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

let known: Promise<string | undefined> | undefined;

/** Path of a Chromium: CHROME_PATH, one of the system, Playwright's own, or one that `aptInstall` installs now. */
export const findChromium = (): Promise<string | undefined> => {
  known ??= find();
  return known;
};

async function find(): Promise<string | undefined> {
  const configured = process.env.CHROME_PATH;
  if (configured) return isExecutable(configured) ? configured : undefined;
  const here = onPath() ?? [MAC, chromium.executablePath()].find(isExecutable);
  return here ?? ((await aptInstall('chromium', 'the tests in a browser')) ? onPath() : undefined);
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
