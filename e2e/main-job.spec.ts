import { expect, test } from '@playwright/test';
import { AccountsPage } from './pages/accounts-page';
import { FindingsPage } from './pages/findings-page';
import { ScanPage } from './pages/scan-page';
import { SignInPage } from './pages/sign-in-page';

const sandbox = { id: '777788889999', sampleName: 'Lumen sandbox', name: 'sandbox again', region: 'eu-central-1' };

test.describe.configure({ mode: 'serial' });

test('connect an account, scan it, read a finding, mute it and scan again', async ({ page }) => {
  test.setTimeout(240_000);
  const accounts = new AccountsPage(page);
  const scan = new ScanPage(page);
  const findings = new FindingsPage(page);
  await new SignInPage(page).enter();

  await accounts.open();
  await accounts.remove(sandbox.sampleName);

  await test.step('the sound role connects and the first scan runs', async () => {
    await accounts.beginConnecting(sandbox.id, { name: sandbox.name, region: sandbox.region });
    await accounts.startFirstScan();
    await scan.waitForEnd();
    await expect(page.getByRole('heading', { name: 'Where it looked' })).toBeVisible();
  });

  await test.step('a finding tells what is wrong and how to put it right', async () => {
    await scan.showFindings();
    await expect(findings.rows().first()).toContainText(sandbox.name);
    await findings.openFirst();
    await expect(findings.drawer.getByRole('heading', { name: 'How to put it right' })).toBeVisible();
    await expect(findings.drawer.getByText('Opened', { exact: true })).toBeVisible();
  });

  const title = (await findings.drawer.getByRole('heading', { level: 2 }).textContent()) ?? '';
  const arn = (await findings.drawer.locator('dd code').first().textContent()) ?? '';

  await test.step('muted, it leaves the open ones', async () => {
    await findings.mute('Accepted for this test account');
    await expect(findings.drawer.getByText('Accepted for this test account').first()).toBeVisible();
    await findings.closeDrawer();
    await findings.toggle('Status', 'Open', 'Muted');
    await expect(findings.rows()).toHaveCount(1);
    await expect(findings.rows().first()).toContainText(title);
  });

  await test.step('another scan leaves it muted and finds nothing new', async () => {
    await accounts.open();
    await accounts.card(sandbox.name).getByRole('link', { name: 'Last scan' }).click();
    await page.waitForURL('**/scans/*');
    await scan.scanAgain();
    await scan.waitForEnd();
    await expect(page.getByText('0 opened, 0 resolved')).toBeVisible();
    await page.goto('/findings?status=muted');
    await expect(findings.rows()).toHaveCount(1);
    await findings.openFirst();
    await expect(findings.drawer.locator('dd code').first()).toHaveText(arn);
  });
});

test('the list answers the keyboard and keeps its filters in the address', async ({ page }) => {
  const findings = new FindingsPage(page);
  await new SignInPage(page).enter();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.waitForURL('**/findings');
  await findings.rows().first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('toolbar', { name: 'Chosen rows' })).toContainText('1 chosen');
  await page.keyboard.press('Enter');
  await findings.drawer.getByRole('heading', { name: 'Evidence' }).waitFor();
  const first = page.url();
  await page.keyboard.press('j');
  await expect.poll(() => page.url()).not.toBe(first);
  await page.keyboard.press('Escape');
  await findings.toggle('Severity', 'High');
  await page.waitForURL('**severity=high**');
  await page.reload();
  await expect(page.getByRole('search').getByRole('button', { name: /Severity\s*High/ })).toBeVisible();
});
