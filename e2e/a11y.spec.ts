import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from './pages/axe';
import { SignInPage } from './pages/sign-in-page';

/** In walks of their own, each with its time: a sign-in costs less than finding out which of forty pages was slow. */
const consolePages = {
  findings: [
    '/overview',
    '/dashboards',
    '/dashboards/reports',
    '/findings',
    '/findings?group=check',
    '/findings/exceptions',
    '/checks',
    '/compliance',
    '/compliance/cis-5.0',
  ],
  resources: [
    '/inventory',
    '/inventory?findings=with&sort=name',
    '/inventory/tags',
    '/attack-paths',
    '/workloads',
    '/scans',
    '/accounts',
    '/accounts/connect',
  ],
  'cost, drift and workflows': [
    '/cost',
    '/drift',
    '/drift/stack-sets',
    '/drift/changes',
    '/drift/terraform',
    '/drift/rules',
    '/instances',
    '/instances/launch-templates',
    '/workflows',
    '/workflows/new',
    '/workflows/runtimes',
  ],
  settings: [
    '/api-docs',
    '/settings/organization',
    '/settings/security',
    '/settings/members',
    '/settings/triage',
    '/settings/notifications',
    '/settings/forwarding',
    '/settings/scope',
    '/settings/api-keys',
    '/settings/audit-log',
  ],
};
const openPages = [
  '/',
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password?token=0aB1cD2eF30aB1cD2eF30aB1cD2eF30a',
  '/invitation?token=incomplete',
  '/no-such-page',
];
const sizes = [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
];

const schemes = ['light', 'dark'] as const;

async function expectSound(page: Page, scheme: (typeof schemes)[number]): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
  // Soft, so that one run tells of all pages.
  // The theme changes colours and nothing else of the open page.
  expect.soft(await axeViolations(page, scheme === 'light' ? 'everything' : 'colours'), page.url()).toEqual([]);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(tooWide, `no sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** As the machine's owner changes its theme, with the page open. */
async function wear(page: Page, colorScheme: (typeof schemes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/);
}

/** Colours are the same at each width, so that one page in three is looked at for them once more when it is narrow; all with CLOUDLENS_TEST_ALL. */
const isTwiceDark = (path: string): boolean =>
  Boolean(process.env.CLOUDLENS_TEST_ALL) || [...Object.values(consolePages).flat(), ...openPages].indexOf(path) % 3 === 0;

/** Loaded once, then narrowed as a window is, and seen in both themes. */
async function visit(page: Page, path: string): Promise<void> {
  for (const [place, viewport] of sizes.entries())
    for (const scheme of schemes.filter((each) => each === 'light' || place === 0 || isTwiceDark(path)))
      await test.step(`${path} at ${viewport.width} in ${scheme}`, async () => {
        await page.setViewportSize(viewport);
        if (place === 0 && scheme === 'light') await page.goto(path);
        await wear(page, scheme);
        await expectSound(page, scheme);
      });
}

test.use({ reducedMotion: 'reduce' });

test('pages for visitors', async ({ page }) => {
  for (const path of openPages) await visit(page, path);
});

for (const [name, paths] of Object.entries(consolePages))
  test(`pages of the console, which throw nothing and break no content security policy: ${name}`, async ({ page }) => {
    test.setTimeout(900_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    // What a part of the page threw, shown to the reader as a page that broke.
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    await new SignInPage(page).enter();
    for (const path of paths) await visit(page, path);
    expect(complaints).toEqual([]);
  });

test('an operation of the API tells what it takes and answers once it is opened, by a link or the keyboard', async ({ page }) => {
  await new SignInPage(page).enter();
  await page.goto('/api-docs#startScan');
  const operation = page.locator('details[id][open]');
  await operation.getByRole('heading', { name: 'Body' }).waitFor();
  await operation.locator('> summary').press('Enter');
  await expect(operation).toHaveCount(0);
  await page.locator('details[id] > summary').first().press('Enter');
  await operation.getByRole('heading', { name: 'Call' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

for (const colorScheme of schemes)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('an open finding, the search and the shortcuts', async ({ page }) => {
      await new SignInPage(page).enter();
      await page.goto('/findings');
      await page.locator('[data-row="0"]').click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Evidence' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      const search = page.getByPlaceholder('Findings, checks, accounts, pages');
      await search.fill('~');
      await page.getByRole('status').getByText('Nothing matches.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await search.fill('s3');
      await page.getByRole('option', { name: 'Search findings for “s3”' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await search.waitFor({ state: 'hidden' });
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    });
  });
