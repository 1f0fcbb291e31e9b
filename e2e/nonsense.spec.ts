import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';

/** Every page of the console, a word in place of each part that names something. */
const folder = join(import.meta.dirname, '..', 'app', '(console)');
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
  .map((file) => `/${relative('.', join(file, '..')).split(sep).join('/')}`)
  .map((route) => route.replace(/\[[^\]]+\]/g, 'x').replace(/^\/\.?$/, '/'));

/** What pages read from their addresses. */
const names =
  'account accountId assignee by checkId cursor days due entry eol example exception finding findings framework from group has id kind month open q reach region requirement resource scanned service severity since sort state status tag tagKey target to type unit version without'.split(
    ' ',
  );
const nonsense = ['x', '\0', '99999999999999999999', '2026-13-45', '%', '9'.repeat(2_000)];

test('addresses that make no sense show the page, without what makes none', async ({ page }) => {
  expect(pages.length).toBeGreaterThan(40);
  await new SignInPage(page).enter();
  for (const [place, path] of pages.entries()) {
    const query = new URLSearchParams(
      names.map((name): [string, string] => [name, nonsense[(place + name.length) % nonsense.length] ?? '']),
    );
    for (const words of [query, new URLSearchParams(names.map((name): [string, string] => [name, 'x']))]) {
      const answer = await page.request.get(`${path}?${words}`);
      expect.soft(answer.status(), path).toBeLessThan(500);
      // The number under which the log has what a part of the page threw; what is not found has a word there.
      expect
        .soft((await answer.text()).match(/\\"digest\\":\\"\d+|data-dgst="\d+"/)?.[0], `${path}?${words}`.slice(0, 300))
        .toBeUndefined();
    }
  }
});
