import type { Locator, Page } from '@playwright/test';

export class AccountsPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Connect an AWS account' });
  }

  async open(): Promise<void> {
    await this.page.goto('/accounts');
    await this.page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  async remove(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: 'Remove' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Remove account' }).click();
    await this.card(name).waitFor({ state: 'detached' });
  }

  /** First step of connecting: leads to the role that must be made. */
  async askForExternalId(accountId: string, roleName = 'CloudLensScanRole'): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect account' }).click();
    await this.dialog.getByLabel('Account id').fill(accountId);
    await this.dialog.getByLabel('Role name').fill(roleName);
    await this.dialog.getByRole('button', { name: 'Continue' }).click();
    await this.dialog.getByText('Step 2 of 2').waitFor();
  }

  /** Second step: CloudLens tries the role and, if it is sound, scans. */
  async proveRole(name: string, region: string): Promise<void> {
    await this.dialog.getByLabel('Name here').fill(name);
    await this.dialog.getByLabel('Home region').fill(region);
    await this.dialog.getByRole('button', { name: 'Connect and scan' }).click();
  }
}
