import { expect, test } from '@playwright/test';
import { FindingsPage } from './pages/findings-page';
import { SignInPage } from './pages/sign-in-page';

test('findings are given to somebody and taken back, talked about, and accepted for a time', async ({ page }) => {
  const findings = new FindingsPage(page);
  await new SignInPage(page).enter();
  // Of one check that nothing else in these tests touches.
  await page.goto('/findings?service=kms&status=open');
  const first = findings.rows().first();
  await expect(first).toBeVisible();

  await test.step('by keys alone: chosen, assigned, undone', async () => {
    await first.getByRole('checkbox').check();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Assign 1 finding' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^1 finding given to /)).toBeVisible();
    await page.goto('/findings?service=kms&status=open&assignee=me');
    await expect(findings.rows()).toHaveCount(1);
    await findings.rows().first().getByRole('checkbox').check();
    await page.keyboard.press('a');
    await dialog.getByText('Nobody', { exact: true }).click();
    const given = page.getByRole('listitem').filter({ hasText: '1 finding given to nobody' });
    await given.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
    await page.reload();
    await expect(findings.rows()).toHaveCount(1);
  });

  await test.step('the overview tells it among what changed', async () => {
    await page.goto('/overview');
    await expect(page.getByRole('region', { name: 'What changed' }).getByText('Assigned', { exact: true }).first()).toBeVisible();
    await page.goto('/findings?service=kms&status=open&assignee=me');
  });

  await test.step('a comment stays with the finding', async () => {
    await findings.openFirst();
    await findings.drawer.getByRole('textbox', { name: 'Comment' }).fill('Asked the payments team');
    await findings.drawer.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(findings.drawer.getByText('Asked the payments team')).toBeVisible();
    await page.reload();
    await expect(findings.drawer.getByText('Asked the payments team')).toBeVisible();
    await findings.closeDrawer();
  });

  await test.step('its risk is accepted with a reason, shown among the exceptions, and withdrawn', async () => {
    await findings.rows().first().getByRole('checkbox').check();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Accept the risk of 1 finding' });
    await dialog.getByRole('button', { name: 'Accept the risk' }).click();
    await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Reason').fill('Rotated by hand until March');
    await dialog.getByRole('button', { name: 'Accept the risk' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(findings.rows()).toHaveCount(0);
    // By the link, as people do: the list is still being brought up to date, and a page that is loaded beside that may be left again.
    await page.getByRole('link', { name: 'Accepted risks' }).click();
    const exception = page.getByRole('listitem').filter({ hasText: 'Rotated by hand until March' });
    await exception.getByRole('button', { name: 'End now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(exception.getByRole('button', { name: 'End now' })).toHaveCount(0);
    await page.goto('/findings?service=kms&status=open&assignee=me');
    await expect(findings.rows()).toHaveCount(1);
  });
});
