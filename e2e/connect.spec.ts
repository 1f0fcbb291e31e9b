import { expect, type Page, test } from '@playwright/test';
import { sampleCloudUrl } from './lib/installation';
import { AccountsPage } from './pages/accounts-page';
import { axeViolations } from './pages/axe';
import { SignInPage } from './pages/sign-in-page';

const staging = { id: '444455556666', sampleName: 'Lumen Shop – staging' };

/** Makes the role in the sample cloud, as somebody does who pastes the command into CloudShell. */
async function makeRole(name: string, externalId: string | null): Promise<void> {
  const answer = await fetch(`${sampleCloudUrl()}/_sample/roles`, {
    method: 'POST',
    body: JSON.stringify({ accountId: staging.id, name, externalId }),
  });
  expect(answer.status).toBe(200);
}

/** The external id that the copied command carries. */
async function externalIdOf(page: Page): Promise<string> {
  const command = (await page.getByRole('figure', { name: 'command for CloudShell' }).textContent()) ?? '';
  return /'ExternalId=([^']+)'/.exec(command)?.[1] ?? '';
}

test('connecting: four clicks of ours, nothing pasted back, left and come back to', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const accounts = new AccountsPage(page);
  await new SignInPage(page).enter();
  await accounts.open();
  await accounts.remove(staging.sampleName);

  await test.step('what cannot be an account is refused with a reason', async () => {
    await page.getByRole('link', { name: 'Connect account' }).click();
    for (const [text, reason] of [
      ['4444 5555 666', 'this has 11'],
      ['arn:aws:iam::444455556666:user/ada', 'is an IAM user'],
      ['arn:aws:iam::444455556666:role/*', 'wildcard'],
    ] as const) {
      await page.getByLabel('AWS account id').fill(text);
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByText(reason)).toBeVisible();
    }
  });

  await test.step('a role’s ARN does as well as an account id, and the command is complete', async () => {
    await page.getByLabel('AWS account id').fill(`arn:aws:iam::${staging.id}:role/JourneyRole`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText(`Waiting for the role in ${staging.id}`)).toBeVisible();
    await page.getByRole('button', { name: 'Copy the command' }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toContain('arn:aws:iam::600000000001:role/cloudlens-scanner');
    expect(command).toMatch(/'ExternalId=cl_[\w-]{32}' 'RoleName=JourneyRole'/);
    expect(await axeViolations(page)).toEqual([]);
  });

  const externalId = await externalIdOf(page);

  await test.step('leaving and coming back finds the same connection', async () => {
    await accounts.open();
    await accounts.card(staging.id).getByRole('link', { name: 'Finish connecting' }).click();
    await expect(page.getByText(`Waiting for the role in ${staging.id}`)).toBeVisible();
    expect(await externalIdOf(page)).toBe(externalId);
  });

  await test.step('a role that opens for anybody is refused, and what to mend is shown', async () => {
    await makeRole('JourneyRole', null);
    await expect(page.getByRole('alert').filter({ hasText: 'not safe to use' })).toBeVisible();
    await expect(page.getByRole('figure', { name: 'trust policy' })).toContainText(externalId);
    expect(await axeViolations(page)).toEqual([]);
    await accounts.open();
    await expect(accounts.card(staging.id)).toContainText('Insecure trust');
    await page.getByRole('button', { name: `Actions for ${staging.id}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Scan now' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await accounts.card(staging.id).getByRole('link', { name: 'Mend the trust policy' }).click();
  });

  await test.step('mended and verified, it is connected, and the permissions are shown before the first scan', async () => {
    await makeRole('JourneyRole', externalId);
    await page.getByRole('button', { name: 'Verify again' }).click();
    await expect(page.getByRole('button', { name: 'Start the first scan' })).toBeVisible();
    await expect(page.getByText(/operations of \d+ allowed/)).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
  });

  await test.step('the page goes on by itself once the role is there', async () => {
    await accounts.open();
    await accounts.remove(staging.id);
    await accounts.beginConnecting(staging.id, { roleName: 'LaterRole', name: 'staging again', region: 'eu-central-1' });
    await expect(page.getByText('Waiting for the role')).toBeVisible();
    const second = await externalIdOf(page);
    expect(second).not.toBe(externalId);
    await makeRole('LaterRole', second);
    await expect(page.getByText('staging again is connected').first()).toBeVisible();
    await accounts.startFirstScan();
  });
});
