import { expect, test } from '@playwright/test';
import { axeViolations } from './pages/axe';
import { readFirstRun } from './pages/first-run';
import { SignInPage } from './pages/sign-in-page';

test('make a dashboard, add what a filter shows, have it sent, and take both away again', async ({ page, request }) => {
  const mark = `${Date.now()}`;
  const [watch, report] = [`Watch ${mark}`, `Weekly ${mark}`];
  const authorization = `Bearer ${readFirstRun().apiKey}`;
  // Nobody listens there: what is sent now is said not to have been taken.
  const channel = await request.post('/api/notification-channels', {
    headers: { authorization },
    data: { kind: 'webhook', name: `Nowhere ${mark}`, url: 'https://hooks.invalid/reports' },
  });
  expect(channel.status()).toBe(201);
  await new SignInPage(page).enter();

  await test.step('the filters of the findings page become a widget of a new dashboard', async () => {
    await page.goto('/findings?severity=critical');
    await page.getByRole('button', { name: 'Add to a dashboard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add to a dashboard' });
    await dialog.getByLabel('Dashboard', { exact: true }).selectOption({ label: 'A new one' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText('Give it a name.')).toBeVisible();
    await dialog.getByLabel('Name of the dashboard').fill(watch);
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: watch })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Open critical findings' })).toBeVisible();
  });

  await test.step('another widget stands beside it', async () => {
    await page.getByRole('button', { name: 'Add a widget' }).click();
    await page.getByRole('dialog').getByLabel('Shows').selectOption('coverage');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Widgets' }).getByRole('listitem').filter({ hasText: 'Last scans' })).toBeVisible();
  });

  await test.step('it is sent every week, looked at before, and once now', async () => {
    await page.getByRole('button', { name: 'More for this dashboard' }).click();
    await page.getByRole('menuitem', { name: 'Send it regularly' }).click();
    const dialog = page.getByRole('dialog', { name: 'New report' });
    await dialog.getByLabel('Name', { exact: true }).fill(report);
    await dialog.getByLabel('To', { exact: true }).selectOption({ label: `Nowhere ${mark}` });
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('Open critical findings');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    const item = page.getByRole('listitem').filter({ hasText: report });
    await item.getByRole('button', { name: 'Send now' }).click();
    await expect(page.getByText('It was not taken', { exact: true })).toBeVisible();
    await expect(item).toContainText('Last one');
    await item.getByRole('button', { name: `Delete ${report}` }).click();
    await page.getByRole('button', { name: 'Delete the report' }).click();
    await expect(item).toHaveCount(0);
  });

  await test.step('the dashboard goes after a question', async () => {
    await page.getByRole('link', { name: 'Dashboards', exact: true }).last().click();
    await expect(page).toHaveURL(/\/dashboards$/);
    await page.getByRole('link', { name: new RegExp(watch) }).click();
    await page.getByRole('button', { name: 'More for this dashboard' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the dashboard' }).click();
    await expect(page.getByText('Dashboard deleted', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: new RegExp(watch) })).toHaveCount(0);
  });

  await test.step('a rule to the same channel is changed by keys, taken back, and not written over by who was slower', async () => {
    await page.goto('/settings/notifications');
    await page.getByRole('button', { name: 'Add rule' }).click();
    const adding = page.getByRole('dialog', { name: 'Add a rule' });
    await adding.getByLabel('Name', { exact: true }).fill(`Told ${mark}`);
    await adding.getByLabel('Channel').selectOption({ label: `Nowhere ${mark}` });
    await adding.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.keyboard.type('team=nobody-yet');
    await page.getByRole('option', { name: 'team=nobody-yet' }).click();
    await page.keyboard.press('Escape');
    await adding.getByRole('button', { name: 'Add', exact: true }).click();
    const rule = page
      .getByRole('listitem')
      .filter({ hasText: `Told ${mark}` })
      .filter({ has: page.getByRole('button', { name: 'Switch off' }) });
    await expect(rule).toContainText('tag team=nobody-yet');

    const open = rule.getByRole('button', { name: /^Change / });
    await open.focus();
    await page.keyboard.press('Enter');
    const changing = page.getByRole('dialog', { name: 'Change the rule' });
    await expect(changing.getByLabel('Name', { exact: true })).toHaveValue(`Told ${mark}`);
    await changing.getByLabel('When').selectOption('daily');
    await changing.getByLabel('Name', { exact: true }).press('Enter');
    await expect(changing).toHaveCount(0);
    await expect(open).toBeFocused();
    await expect(rule).toContainText('Daily, 08:00 UTC');
    await page.getByRole('listitem').filter({ hasText: 'was changed' }).getByRole('button', { name: 'Undo' }).click();
    await expect(rule).toContainText('At once');

    await open.click();
    const { rules } = (
      (await (await request.get('/api/notification-rules', { headers: { authorization } })).json()) as {
        data: { rules: { id: string; name: string }[] };
      }
    ).data;
    const theirs = `/api/notification-rules/${rules.find(({ name }) => name === `Told ${mark}`)?.id}`;
    await request.patch(theirs, { headers: { authorization }, data: { mode: 'daily' } });
    await changing.getByRole('button', { name: 'Save' }).click();
    await expect(changing.getByRole('alert')).toContainText('Somebody has changed this rule meanwhile');
    await changing.getByRole('button', { name: 'Load theirs' }).click();
    await expect(changing.getByLabel('When')).toHaveValue('daily');
    await page.keyboard.press('Escape');
  });

  const { id } = ((await channel.json()) as { data: { channel: { id: string } } }).data.channel;
  await request.delete(`/api/notification-channels/${id}`, { headers: { authorization } });
});
