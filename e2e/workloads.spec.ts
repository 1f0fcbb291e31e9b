import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';
import { toggleFilter } from './pages/toggle-filter';

const cve = 'CVE-2021-44228';

test('see which workloads need somebody most, why, and where a vulnerability is', async ({ page }) => {
  await new SignInPage(page).enter();
  const rows = page.locator('tbody tr[data-row]');

  await test.step('the list says where nobody looks', async () => {
    await page.goto('/workloads');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workloads');
    await expect(rows.first()).toBeVisible();
    await expect(page.getByText(/Inspector is off in \d+ regions? with/)).toBeVisible();
  });

  await test.step('filters narrow it, and live in the address', async () => {
    await toggleFilter(page, 'Kind', 'ECR image');
    await expect(page).toHaveURL(/kind=image/);
    await expect(rows.first()).toContainText('ECR image');
    await expect(rows.filter({ hasText: 'Lambda function' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page).not.toHaveURL(/kind=/);
  });

  await test.step('a CVE leads to the workloads that have it, and to the way out', async () => {
    await page.getByLabel('Search workloads, or a CVE').fill(cve);
    await expect(page).toHaveURL(new RegExp(cve));
    await expect(rows.filter({ hasText: 'ECS service' }).first()).toBeVisible();
    await expect(rows.filter({ hasText: 'EKS cluster' })).toHaveCount(0);
    await rows.filter({ hasText: 'ECS service' }).first().click();
    await expect(page).toHaveURL(/\/workloads\/[0-9a-f-]{36}/);
    const row = page.getByRole('row').filter({ hasText: cve });
    await expect(row).toContainText('Exploit known');
    await row.getByText('The way out').click();
    await expect(row.getByText('--force-new-deployment')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Why it ranks here' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Who watches it' })).toBeVisible();
  });
});
