import { expect, test } from '@playwright/test';
import { brokenPart, consoleRoutes } from './pages/console-pages';
import { SignInPage } from './pages/sign-in-page';

/** What pages read from their addresses. */
const names =
  'account accountId assignee by checkId cursor days due entry eol example exception finding findings framework from group has id kind month open q reach region requirement resource scanned service severity since sort state status tag tagKey target to type unit version without'.split(
    ' ',
  );
const nonsense = ['x', '\0', '99999999999999999999', '2026-13-45', '%', '9'.repeat(2_000)];

test('addresses that make no sense show the page, without what makes none', async ({ page }) => {
  expect(consoleRoutes.length).toBeGreaterThan(40);
  await new SignInPage(page).enter();
  for (const [place, route] of consoleRoutes.entries()) {
    const path = route.replace(/\[[^\]]+\]/g, 'x');
    const mixed = names.map((name): [string, string] => [name, nonsense[(place + name.length) % nonsense.length] ?? '']);
    for (const words of [mixed, names.map((name): [string, string] => [name, 'x'])]) {
      const answer = await page.request.get(`${path}?${new URLSearchParams(words)}`);
      expect.soft(answer.status(), path).toBeLessThan(500);
      expect.soft(brokenPart(await answer.text()), `${path} ${JSON.stringify(words)}`.slice(0, 300)).toBeUndefined();
    }
  }
});
