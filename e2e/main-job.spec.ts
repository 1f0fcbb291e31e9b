import { expect, test } from '@playwright/test';
import { AccountsPage } from './pages/accounts-page';
import { FindingsPage } from './pages/findings-page';
import { readFirstRun } from './pages/first-run';
import { InstancesPage } from './pages/instances-page';
import { ScanPage } from './pages/scan-page';
import { SignInPage } from './pages/sign-in-page';

const sandbox = { id: '777788889999', sampleName: 'Lumen sandbox', name: 'sandbox again', region: 'eu-central-1' };

test.describe.configure({ mode: 'serial' });

test('connect an account, scan it, read a finding, mute it and scan again', async ({ page }) => {
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

test('operate that account: launch, stop and terminate, each shown first and written down', async ({ page, request }) => {
  const { url, apiKey } = readFirstRun();
  const answer = await request.get(`${url}/api/aws-accounts?limit=100`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { data } = (await answer.json()) as { data: { accounts: { id: string; name: string }[] } };
  const account = data.accounts.find(({ name }) => name === sandbox.name)?.id ?? '';
  const instances = new InstancesPage(page);
  const name = `journey-${Date.now()}`;
  await new SignInPage(page).enter();

  await test.step('nothing can be done before an admin turns it on, which the page says', async () => {
    await page.goto(`/instances?account=${account}`);
    await instances.rows().filter({ hasText: 'trial-search' }).click();
    await expect(instances.dialog).toContainText('Running');
    await expect(instances.dialog).toContainText(`Operating is off for ${sandbox.name}: CloudLens may only read there.`);
    await expect(instances.dialog.getByRole('button', { name: 'Stop…' })).toHaveCount(0);
    await instances.dialog.getByRole('link', { name: `Access to ${sandbox.name}` }).click();
    await page.waitForURL('**/access');
    await page.getByRole('checkbox', { name: 'Only instances tagged cloudlens:operate=true' }).check();
    await page.getByRole('button', { name: 'Prepare operating' }).click();
    await expect(page.getByRole('tab', { name: 'CloudFormation' })).toBeVisible();
    await page.getByRole('button', { name: 'Prove the role and turn on' }).click();
    await expect(page.getByText('Only instances that carry cloudlens:operate=true.')).toBeVisible();
  });

  await test.step('two are launched from a template, after AWS was asked whether it would', async () => {
    await page.goto(`/instances/launch-templates?account=${account}`);
    await page.getByRole('table', { name: 'Launch templates' }).locator('tbody tr[data-row]').filter({ hasText: 'sandbox' }).click();
    await page.getByRole('button', { name: 'Launch', exact: true }).click();
    await instances.dialog.getByLabel('How many').fill('2');
    await instances.dialog.getByLabel('Tags').fill(`Name=${name}\ncloudlens:operate=true`);
    await instances.dialog.getByRole('button', { name: 'Try without launching' }).click();
    await expect(instances.dialog.getByText('AWS would launch. From then on it costs.')).toBeVisible();
    await instances.dialog.getByRole('button', { name: 'Launch 2' }).click();
    await page.waitForURL((to) => to.pathname === '/instances');
    await instances.search(name);
    await instances.waitFor(2, 'Running');
  });

  await test.step('both are stopped at once, when what that does was shown', async () => {
    await instances.chooseAllTo('Stop');
    await expect(instances.dialog.getByText('The operator role may do it.')).toHaveCount(2);
    await expect(instances.dialog.getByText('What is in memory is lost, and what runs on it ends.')).toHaveCount(2);
    await instances.dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await instances.waitFor(2, 'Stopped');
  });

  await test.step('they are terminated by who types how many', async () => {
    await instances.chooseAllTo('Terminate');
    const terminate = instances.dialog.getByRole('button', { name: 'Terminate', exact: true });
    await expect(terminate).toBeDisabled();
    await instances.dialog.getByLabel('Type terminate 2 to terminate for good').fill('terminate 2');
    await terminate.click();
    await instances.waitFor(2, 'Terminated');
  });

  await test.step('each stands in the audit log, with the id of AWS’s request', async () => {
    await page.goto('/settings/audit-log?action=instance.terminate');
    const rows = page.locator('tbody tr[data-row]').filter({ hasText: 'instance.terminate' });
    await rows.first().click();
    await expect(instances.dialog.getByRole('heading', { name: 'instance.terminate' })).toBeVisible();
    await expect(instances.dialog.locator('dt[title="awsRequestId"] + dd')).toHaveText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

test('the list answers the keyboard and keeps its filters in the address', async ({ page }) => {
  const findings = new FindingsPage(page);
  await new SignInPage(page).enter();
  // Both within a second, which a busy machine may not keep.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForURL('**/findings', { timeout: 15_000 });
  }).toPass();
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
