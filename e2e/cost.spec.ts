import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { CostPage } from './pages/cost-page';
import { SignInPage } from './pages/sign-in-page';

const compute = 'Amazon Elastic Compute Cloud - Compute';

test('read the month, drill down, keep a view, explain an anomaly, set a budget and download the days', async ({ page }) => {
  const mark = Date.now();
  await new SignInPage(page).enter();
  const cost = new CostPage(page);
  await cost.open();

  await test.step('the month to date and its projected end, how old the figures are and what they cost', async () => {
    const month = cost.region('This month');
    await expect(month.getByRole('heading', { name: /to date$/ })).toBeVisible();
    await expect(month.getByText(/^\$[\d,]+\.\d\d$/).first()).toBeVisible();
    await expect(month.getByRole('heading', { name: 'Projected end of month' })).toBeVisible();
    await expect(month).toContainText(/with 80% certainty/);
    await expect(page.getByText(/^As of .* this month for asking/)).toBeVisible();
  });

  await test.step('another grouping, then a service down to its usage types', async () => {
    await page.getByLabel('By', { exact: true }).selectOption('account');
    await expect(page).toHaveURL(/by=account/);
    await expect(cost.row(/Lumen Shop – production/)).toBeVisible();
    await page.getByLabel('By', { exact: true }).selectOption('service');
    await expect(cost.region('By service')).toBeVisible();
    await cost.region('By service').getByRole('link', { name: compute }).click();
    await expect(page).toHaveURL(/by=usageType/);
    await expect(cost.row(/BoxUsage:m6i\.xlarge/)).toBeVisible();
  });

  await test.step('what is shown is kept under a name', async () => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill(`Machines ${mark}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('View saved', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: `Machines ${mark}` })).toHaveAttribute('href', /by=usageType/);
    await page.getByRole('button', { name: `Delete the view Machines ${mark}` }).click();
    await expect(page.getByText('View deleted', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the days are downloaded as CSV', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    const lines = (await readFile(await download.path(), 'utf8')).split(/\r?\n/);
    expect(lines[0]).toContain('day,usageType,amount,currency');
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d,[^,]+,-?\d+\.\d+,USD$/);
  });

  await test.step('filters that Cost Explorer cannot tell at once are said, and the rest of the page stays', async () => {
    await page.getByLabel('Region', { exact: true }).selectOption('eu-central-1');
    await expect(page.getByText(/two of these a request/)).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(page.getByText(/two of these a request/)).toHaveCount(0);
  });

  await test.step('an anomaly was planned', async () => {
    const odd = cost.region('Anomalies').getByRole('listitem').filter({ hasText: 'EC2 - Other' }).first();
    await odd.getByRole('combobox').selectOption('Planned');
    await expect(page.getByText('Marked: planned', { exact: true })).toBeVisible();
    await expect(odd.getByRole('combobox')).toHaveValue('planned');
    await odd.getByRole('combobox').selectOption('What was it?');
    await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
  });

  await test.step('a budget is set up, changed and deleted', async () => {
    const budgets = cost.region('Budgets');
    await budgets.getByRole('button', { name: 'New budget' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(`Budget ${mark}`);
    await dialog.getByRole('button', { name: 'Set up budget' }).click();
    await expect(dialog.getByText(/must be an amount/i)).toBeVisible();
    await dialog.getByLabel(/^Amount/).fill('50');
    await dialog.getByRole('button', { name: 'Set up budget' }).click();
    const budget = budgets.getByRole('listitem').filter({ hasText: `Budget ${mark}` });
    // On the first of a month hardly anything is spent yet.
    await expect(budget).toContainText(/Over|Expected to go over/);
    await budget.getByRole('button', { name: `Change the budget Budget ${mark}` }).click();
    await dialog.getByLabel(/^Amount/).fill('999999');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(budget).toContainText('Within');
    await budget.getByRole('button', { name: `Delete the budget Budget ${mark}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete budget' }).click();
    await expect(budget).toHaveCount(0);
  });
});
