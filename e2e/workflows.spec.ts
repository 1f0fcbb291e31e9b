import { expect, test } from '@playwright/test';
import { readFirstRun } from './pages/first-run';
import { SignInPage } from './pages/sign-in-page';

/** A workflow from an example to its run. */
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
  await expect(log.getByText('Hello, browser').or(refusal)).toBeVisible();
  if (await refusal.isVisible()) return;
  await expect(page.getByText('Succeeded')).toBeVisible();
  await expect(page.getByRole('link', { name: /greeted-at\.txt/ })).toBeVisible();
  await page.reload();
  await expect(log.getByText('Hello, browser')).toBeVisible();
});

/** From what is wrong to what a look at it tells afterwards, in an account that lets itself be mended. */
test('a finding is mended by a run that somebody approved, and a look resolves it', async ({ page, request }) => {
  const { url, apiKey } = readFirstRun();
  const call = async <T>(method: 'get' | 'post' | 'put', path: string, data?: object): Promise<T> => {
    const answer = await request[method](`${url}${path}`, { headers: { authorization: `Bearer ${apiKey}` }, ...(data ? { data } : {}) });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return ((await answer.json()) as { data: T }).data;
  };
  const { accounts } = await call<{ accounts: { id: string; accountId: string }[] }>('get', '/api/aws-accounts?limit=100');
  const operator = `/api/aws-accounts/${accounts.find(({ accountId }) => accountId === '111122223333')?.id}/operator`;
  await call('post', operator, { roleName: 'CloudLensOperatorRole', onlyTagged: false, launchRoles: [], withFixes: true });
  await call('post', `${operator}/verify`);
  const { settings } = await call<{ settings: object }>('get', '/api/workflow/settings');
  await call('put', '/api/workflow/settings', { ...settings, ownApproval: true });
  const { findings } = await call<{ findings: { id: string; region: string }[] }>(
    'get',
    '/api/findings?accountId=111122223333&checkId=ec2/ebs-encryption-by-default&status=open&limit=100',
  );
  const finding = findings.at(-1);
  await new SignInPage(page).enter();
  await page.goto(`/findings?finding=${finding?.id}`);
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Fix by a run…' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('ec2:EnableEbsEncryptionByDefault');
  await asked.getByRole('button', { name: 'Show what it would do' }).click();
  await page.waitForURL(/\/workflows\/runs\//);

  const log = page.getByRole('log');
  const waiting = page.getByText('This run waits for somebody to approve it');
  // A machine without a sandbox or without the AWS CLI says so.
  const refusal = page.getByText(/There is no (sandbox|aws) on this machine/).first();
  await expect(waiting.or(refusal)).toBeVisible();
  if (await refusal.isVisible()) return;
  await expect(log.getByText('"EbsEncryptionByDefault": false')).toBeVisible();
  await expect(log.getByText('aws ec2 enable-ebs-encryption-by-default')).toBeVisible();
  await expect(page.getByLabel('About this run')).toContainText(finding?.region ?? 'a region');
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByRole('button', { name: 'Approve and run' }).click();
  await expect(page.getByText('Succeeded')).toBeVisible();
  await expect(log.getByText('"EbsEncryptionByDefault": true')).toBeVisible();

  // The run has the resource looked at again, and that look alone resolves the finding.
  const statusOf = async () => (await call<{ finding: { status: string } }>('get', `/api/findings/${finding?.id}`)).finding.status;
  await expect.poll(statusOf, { timeout: 240_000, intervals: [2_000] }).toBe('resolved');
  await page.getByRole('link', { name: 'the finding' }).click();
  await expect(panel.getByText('Resolved').first()).toBeVisible();
  await expect(panel.getByText('Looked at again').first()).toBeVisible();
});
