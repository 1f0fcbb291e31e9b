import { readFile } from 'node:fs/promises';
import { expect, request, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';
import { toggleFilter } from './pages/toggle-filter';

test('make a key for CI, revoke it, find both in the audit log and download them', async ({ page, baseURL }) => {
  const name = `Journey ${Date.now()}`;
  await new SignInPage(page).enter();

  const key = await test.step('a key of a preset is shown once', async () => {
    await page.goto('/settings/api-keys');
    await page.getByRole('button', { name: 'Create key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: /^CI/ }).check();
    await expect(dialog.getByLabel('Valid for')).toHaveValue('90');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const text = await dialog.getByRole('figure', { name: 'API key' }).locator('code').textContent();
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await expect(page.getByText(text ?? '')).toHaveCount(0);
    return text ?? '';
  });

  await test.step('does what it is for, and nothing else, until it is revoked', async () => {
    const program = await request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { authorization: `Bearer ${key}` } });
    const status = async (path: string) => (await program.get(path)).status();
    expect([await status('/api/findings'), await status('/api/audit')]).toEqual([200, 403]);
    await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await expect(page.getByText(`Revoked ${name}`, { exact: true })).toBeVisible();
    expect(await status('/api/findings')).toBe(401);
    await program.dispose();
  });

  await test.step('both stand in the audit log, in full', async () => {
    await page.goto('/settings/audit-log');
    await toggleFilter(page, 'Action', 'key.revoke');
    await expect(page).toHaveURL(/action=key\.revoke/);
    const row = page.locator('tbody tr[data-row]').filter({ hasText: name }).filter({ hasText: 'key.revoke' });
    await row.click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: 'key.revoke' })).toBeVisible();
    await expect(drawer.getByText(name)).toBeVisible();
    await expect(drawer.getByRole('button', { name: 'Copy request id' })).toBeVisible();
    await drawer.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('and a download holds what is listed', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /as JSON/ }).click()]);
    const entries = JSON.parse(await readFile(await download.path(), 'utf8')) as { action: string; data: { name: string } }[];
    expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['key.revoke']));
    expect(entries[0]?.data.name).toBe(name);
    await expect(page.getByText(`${entries.length} of ${entries.length} entries`)).toBeVisible();
  });
});
