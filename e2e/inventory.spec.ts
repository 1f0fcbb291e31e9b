import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';
import { toggleFilter } from './pages/toggle-filter';
import { whenListening } from './pages/when-listening';

test('find resources, keep the view, export them, read one and its versions, and require a tag', async ({ page }) => {
  const mark = `${Date.now()}`;
  const rows = page.getByRole('table', { name: 'Resources' }).locator('tbody tr[data-row]');
  await new SignInPage(page).enter();

  await test.step('the navigation leads to all that was collected', async () => {
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Inventory' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Inventory' })).toBeVisible();
    await expect(page.getByText('Last updated')).toBeVisible();
    await expect(rows.first()).toBeVisible();
  });

  await test.step('a bar of the picture narrows the list, and so do menu and search', async () => {
    await page.getByRole('button', { name: /^S3 Bucket/ }).click();
    await expect(page).toHaveURL(/type=AWS::S3::Bucket/);
    await toggleFilter(page, 'Findings', 'With open findings');
    await expect(page).toHaveURL(/findings=with/);
    await page.getByLabel('Search resources').fill('access-logs-eu');
    await expect(page).toHaveURL(/q=access-logs-eu/);
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('lumen-prod-access-logs-eu-west');
  });

  await test.step('it is kept under a name', async () => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill(`Logs ${mark}`);
    await page.getByRole('dialog', { name: 'Saved views' }).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('link', { name: `Logs ${mark}` })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the export has just what is shown', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('lumen-prod-access-logs-eu-west');
  });

  await test.step('one resource tells its configuration, findings and versions', async () => {
    await rows.first().getByRole('link', { name: 'lumen-prod-access-logs-eu-west' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('lumen-prod-access-logs-eu-west');
    await expect(page.getByRole('region', { name: 'Configuration' })).toBeVisible();
    const versions = page.getByRole('region', { name: 'Versions' });
    await expect(versions.getByText('First seen')).toBeVisible();
    await page.getByRole('region', { name: 'Findings' }).getByRole('link').first().click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Evidence' })).toBeVisible();
  });

  await test.step('the finding leads back to the resource', async () => {
    await page.getByRole('dialog').getByRole('link', { name: 'lumen-prod-access-logs-eu-west' }).click();
    await expect(page).toHaveURL(/\/inventory\/\d+/);
  });

  await test.step('a required key shows where it is missing', async () => {
    await page.goto('/inventory/tags');
    const key = await whenListening(page.getByLabel('Key to require'));
    await key.fill(`Owner${mark}`);
    await page.getByRole('button', { name: 'Require', exact: true }).click();
    const card = page.getByRole('region', { name: `Owner${mark}` });
    await expect(card).toContainText('0 of');
    await card.getByRole('link', { name: 'Resources that lack it' }).click();
    await expect(page).toHaveURL(new RegExp(`without=Owner${mark}`));
    await expect(rows.first()).toBeVisible();
    await page.goto('/inventory/tags');
    await page.getByRole('button', { name: `Require Owner${mark} no more` }).click();
    await expect(page.getByRole('region', { name: `Owner${mark}` })).toHaveCount(0);
  });
});
