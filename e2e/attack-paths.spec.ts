import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';

test.beforeEach(async ({ page }) => {
  await new SignInPage(page).enter();
});

test('a path is read, its fix first, muted with a reason, and found again among the muted', async ({ page }) => {
  await page.goto('/attack-paths?kind=distribution-dangling');
  const card = page.getByRole('group', { name: /take over what/ }).first();
  await expect(card.getByText(/What breaks it/)).toBeVisible();
  await expect(card.getByRole('list', { name: 'Chain' }).getByText('Any AWS account')).toBeVisible();
  await card.getByRole('link', { name: /take over what/ }).click();
  await expect(page).toHaveURL(/\/attack-paths\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: /Why its score is/ })).toBeVisible();

  await page.getByRole('button', { name: 'Mute…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mute this path' });
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(dialog.getByText('Say in a few words why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('The campaign is over');
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(page.getByText(/: The campaign is over/)).toBeVisible();
  await page.getByRole('button', { name: 'Lift the mute' }).click();
  await expect(page.getByRole('button', { name: 'Mute…' })).toBeVisible();
});

test('the list is narrowed by account, and says what was looked at where nothing is found', async ({ page }) => {
  await page.goto('/attack-paths');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await page.getByLabel('Kind of path').selectOption('search-domain-public');
  await expect(page).toHaveURL(/kind=search-domain-public/);
  await page.getByLabel('Status').selectOption('closed');
  await expect(page.getByText('No attack path like that')).toBeVisible();
  await expect(page.getByText(/kinds of paths were looked for in/)).toBeVisible();
  await expect(page.getByText('Service control policies are not read.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is never looked at' })).toContainText('transit gateways');
});
