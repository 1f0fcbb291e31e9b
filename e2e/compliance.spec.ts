import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';
import { toggleFilter } from './pages/toggle-filter';

test('follow a requirement to its findings, attest another, upload rules of one’s own and print', async ({ page }) => {
  const name = `House rules ${Date.now()}`;
  await new SignInPage(page).enter();

  await test.step('a framework leads to a requirement that fails, to its check’s findings', async () => {
    await page.goto('/compliance');
    await page.getByRole('list', { name: 'Frameworks' }).getByRole('link', { name: 'CIS AWS Foundations Benchmark 5.0' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'CIS AWS Foundations Benchmark 5.0' })).toBeVisible();
    await toggleFilter(page, 'State', 'Fail');
    await expect(page).toHaveURL(/state=fail/);
    const requirement = page.getByRole('button', { expanded: false }).filter({ hasText: /Fail/ }).filter({ hasText: 'check' }).first();
    await requirement.click();
    const open = page.getByRole('list', { name: 'Checks' }).getByRole('link', { name: /open$/ }).first();
    await expect(open).toBeVisible();
    await open.click();
    await expect(page).toHaveURL(/\/findings\?checkId=.*status=open/);
    await expect(page.locator('tbody tr[data-row]').first()).toBeVisible();
  });

  await test.step('a file that is no framework is refused with the reason, a good one is judged', async () => {
    await page.goto('/compliance');
    await page.getByRole('button', { name: 'Upload a framework' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('File').setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from('{"name": ') });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('is not JSON');
    const sample = JSON.parse(await readFile('public/compliance-framework-sample.json', 'utf8')) as object;
    const buffer = Buffer.from(JSON.stringify({ ...sample, name }));
    await dialog.getByLabel('File').setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('what no check judges is attested, and withdrawn again', async () => {
    const requirement = page.getByRole('button', { name: /ID-2/ });
    await expect(requirement).toContainText('Manual');
    await requirement.click();
    await page.getByRole('button', { name: 'Attest…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Attest', exact: true }).click();
    await expect(dialog.getByText('Say in a sentence')).toBeVisible();
    await dialog.getByLabel('Statement').fill('The owners went through the list of access on Monday');
    await dialog.getByRole('button', { name: 'Attest', exact: true }).click();
    await expect(requirement).toContainText('Attested');
    await page.getByRole('list', { name: 'Attestations' }).getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(requirement).toContainText('Manual');
  });

  await test.step('the report is a PDF, and the framework goes when it is told to', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'PDF report' }).click()]);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete framework' }).click();
    await expect(page).toHaveURL(/\/compliance$/);
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  });
});
