import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

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
