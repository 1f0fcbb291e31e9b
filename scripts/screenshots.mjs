// Takes the pictures of the README and the front page from a running CloudLens with its sample accounts:
//   npm start            (in one terminal; wait until the first scans are done)
//   node scripts/screenshots.mjs
// CLOUDLENS_DATA_DIR says where first-run.json lies, CHROME_PATH which browser to use, SCREENSHOTS_DIR where the pictures go.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const root = new URL('..', import.meta.url).pathname;
const { url, email, password } = JSON.parse(
  readFileSync(join(process.env.CLOUDLENS_DATA_DIR ?? join(root, '.data'), 'first-run.json'), 'utf8'),
);
const target = process.env.SCREENSHOTS_DIR ?? join(root, 'public');
const executablePath = process.env.CHROME_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const shots = [
  { name: 'overview', path: '/overview', themes: ['light', 'dark'] },
  { name: 'findings', path: '/findings', themes: ['dark'], act: openFirstFinding },
  { name: 'scan', path: '/scans', themes: ['light'], act: openFirstScan },
];

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
try {
  const state = await signIn();
  for (const { name, path, themes, act } of shots) {
    for (const theme of themes) {
      const context = await browser.newContext({
        storageState: state,
        viewport: { width: 1440, height: 900 },
        deviceScaleFactor: 1.5,
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (act) await act(page);
      // Charts measure themselves once more after the first paint.
      await page.waitForTimeout(800);
      const file = join(target, `screenshot-${name}-${theme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
      await context.close();
    }
  }
} finally {
  await browser.close();
}

async function signIn() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/overview');
  const state = await context.storageState();
  await context.close();
  return state;
}

async function openFirstFinding(page) {
  await page.locator('[data-row="0"]').click();
  await page.getByRole('dialog').getByText('Evidence').waitFor();
}

async function openFirstScan(page) {
  await page.locator('[data-row="0"]').click();
  await page.getByText('Where it looked').waitFor();
}
