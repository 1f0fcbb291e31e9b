import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { brokenPart, consoleRoutes } from './pages/console-pages';
import { SignInPage } from './pages/sign-in-page';

/**
 * After all specs: browsers report what the content security policy stops, and the server logs it. So no page of no spec broke the
 * policy, whatever the spec looked at.
 */
test('no page of the whole run broke its content security policy', async ({ page, request }) => {
  const folder = join(process.env.E2E_DATA_DIR ?? '', 'logs');
  const violations = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith('web'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => line.includes('content security policy violated'));
  expect(violations()).toEqual([]);

  // It would have been seen: a violation made here arrives.
  expect((await request.get('/health')).ok()).toBe(true);
  await page.goto('/sign-in');
  await page.evaluate(() => {
    const script = document.createElement('img');
    script.src = 'https://blocked.example/x.png';
    document.body.append(script);
  });
  await expect.poll(() => violations().length).toBe(1);
  expect(violations()[0]).toContain('img-src');
});

/** After all that people and the engine have done, deadlines come near, scans killed: what lists hold is of every kind by now. */
test('no page breaks on what the whole run has left', async ({ page }) => {
  await new SignInPage(page).enter();
  const shape = (route: string) => new RegExp(`^${route.replace(/\[\.{3}[^\]]+\]/g, '.+').replace(/\[[^\]]+\]/g, '[^/]+')}$`);
  const named = consoleRoutes.filter((route) => route.includes('['));
  const found = new Map<string, string>();
  const look = async (path: string) => {
    const html = await (await page.request.get(path)).text();
    expect.soft(brokenPart(html), path).toBeUndefined();
    for (const [, link = ''] of html.matchAll(/href="(\/[^"?#]+)/g))
      for (const route of named) if (!found.has(route) && !consoleRoutes.includes(link) && shape(route).test(link)) found.set(route, link);
  };
  for (const route of consoleRoutes) if (!named.includes(route)) await look(route);
  for (const seen = new Set<string>(); seen.size < found.size; )
    for (const [route, link] of [...found])
      if (!seen.has(route)) {
        seen.add(route);
        await look(link);
      }
  expect(found.size, `pages of one thing that were found: ${[...found.values()]}`).toBeGreaterThan(8);
});
