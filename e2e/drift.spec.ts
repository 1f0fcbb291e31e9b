import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in-page';
import { toggleFilter } from './pages/toggle-filter';
import { whenListening } from './pages/when-listening';

const stack = 'lumen-build';
const state = {
  version: 4,
  terraform_version: '1.14.0',
  serial: 3,
  outputs: { token: { value: 'never-stored', type: 'string', sensitive: true } },
  resources: [
    {
      mode: 'managed',
      type: 'aws_s3_bucket_logging',
      name: 'audit',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        { schema_version: 0, attributes: { bucket: 'lumen-prod-access-logs', region: 'eu-central-1', target_bucket: 'elsewhere' } },
      ],
    },
    {
      mode: 'managed',
      type: 'aws_kms_alias',
      name: 'audit',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ schema_version: 0, attributes: { arn: 'arn:aws:kms:eu-central-1:111122223333:alias/audit' } }],
    },
  ],
};

test('look for drift in a stack, ignore what is meant, and compare a Terraform state', async ({ page }) => {
  const mark = `${Date.now()}`;
  await new SignInPage(page).enter();

  await test.step('the list tells those that drifted from those that nobody looked at', async () => {
    await page.goto('/drift');
    const rows = page.locator('tbody tr[data-row]');
    await expect(rows.first()).toContainText('Drifted');
    const search = await whenListening(page.getByLabel('Search stacks'));
    await search.fill(stack);
    await expect(page).toHaveURL(/q=lumen-build/);
    await expect(rows).toHaveCount(1);
    await rows.first().getByText(stack).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(stack);
  });

  await test.step('a detection runs to its end and shows what differs, and who it was', async () => {
    await page.getByRole('button', { name: 'Check for drift' }).click();
    await expect(page.getByText('CloudFormation is looking').first()).toBeVisible();
    const bastion = page.getByRole('article', { name: 'BastionGroup' });
    await expect(bastion).toContainText('198.51.100.0/28');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Drifted');
    await expect(bastion).toContainText('0.0.0.0/0');
    await expect(bastion).toContainText('AuthorizeSecurityGroupIngress');
    await expect(page.getByText('--deployment-mode REVERT_DRIFT')).toBeVisible();
  });

  await test.step('one resource is looked at again', async () => {
    await page.getByRole('article', { name: 'BastionGroup' }).getByRole('button', { name: 'Re-check now' }).click();
    await expect(page.getByText('BastionGroup was looked at', { exact: true })).toBeVisible();
  });

  await test.step('a rule says beforehand what it hides, hides it, and is lifted', async () => {
    await page.getByRole('article', { name: 'BastionGroup' }).getByRole('button', { name: 'Ignore…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('It hides 1 difference in 1 stack');
    await dialog.getByLabel('Reason').fill(`Open for the incident ${mark}`);
    await dialog.getByLabel('Who answers for it').fill('platform team');
    await dialog.getByRole('button', { name: 'Ignore', exact: true }).click();
    await expect(page.getByText('1 drifted resource ignored by a rule')).toBeVisible();
    // It is ignored, and the stack is no less drifted.
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Drifted');
    await page.getByRole('link', { name: 'Ignore rules' }).first().click();
    const rule = page.getByRole('listitem').filter({ hasText: mark });
    await rule.getByRole('button', { name: 'Lift…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Lift rule' }).click();
    await expect(rule).toHaveCount(0);
  });

  await test.step('stack sets are listed when AWS is asked', async () => {
    await page.goto('/drift/stack-sets');
    await page.getByLabel('Administrator account').selectOption('111122223333');
    await page.getByRole('button', { name: 'List stack sets' }).click();
    await expect(page.getByRole('heading', { name: /org-audit-baseline/ })).toBeVisible();
    await expect(page.getByText('777788889999, eu-central-1').first()).toBeVisible();
  });

  await test.step('a Terraform state is refused when it is none, else compared, and forgotten', async () => {
    await page.goto('/drift/terraform');
    await page.getByRole('button', { name: 'Upload a state' }).click();
    const dialog = page.getByRole('dialog');
    const choose = (file: object) =>
      dialog
        .getByLabel('File')
        .setInputFiles({ name: 'a.tfstate', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
    await choose({ version: 3, backend: { type: 's3' } });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('only says where the state is kept');
    await choose({ ...state, lineage: mark });
    await dialog.getByLabel('Name').fill(`shop ${mark}`);
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`shop ${mark}`);
    const setting = page.getByRole('article', { name: 'aws_s3_bucket_logging.audit' });
    await expect(setting).toContainText('Missing');
    await toggleFilter(page, 'Status', 'Not compared');
    await expect(page).toHaveURL(/status=not-compared/);
    await expect(setting).toHaveCount(0);
    await expect(page.getByRole('article', { name: 'aws_kms_alias.audit' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete state' }).click();
    await expect(page).toHaveURL(/\/drift\/terraform$/);
    await expect(page.getByText(`shop ${mark}`)).toHaveCount(0);
  });
});
