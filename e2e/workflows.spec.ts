import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';

/** A workflow from an example to its run, and a run that waits for somebody else. */
test('a workflow is written, run and followed', async ({ page }) => {
  await new SignInPage(page).enter();
  const name = `Say hello ${Date.now()}`;
  await page.goto('/workflows/new?example=hello');
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('echo "Hello, $INPUT_NAME"');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create workflow' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.getByRole('button', { name: 'Run…' }).click();
  await page.getByRole('dialog').getByLabel('Whom to greet').fill('browser');
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL(/\/workflows\/runs\//);
  // Where the machine has no sandbox the run says so; where it has one, the script's words are in the log.
  const log = page.getByRole('log');
  const refusal = page.getByText('There is no sandbox on this machine');
  await expect(log.getByText('Hello, browser').or(refusal)).toBeVisible({ timeout: 60_000 });
  if (await refusal.isVisible()) return;
  await expect(page.getByText('Succeeded')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: /greeted-at\.txt/ })).toBeVisible();
  await page.reload();
  await expect(log.getByText('Hello, browser')).toBeVisible();
});
