import type { Locator, Page } from '@playwright/test';

export class AccountsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/accounts');
    await this.page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  /** Takes an account away with everything that was found in it. */
  async remove(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: 'Remove' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('radio', { name: 'Remove with everything' }).check();
    await dialog.getByRole('button', { name: 'Remove account' }).click();
    await this.card(name).waitFor({ state: 'detached' });
  }

  /** First step of connecting: leads to the page that waits for the role. */
  async beginConnecting(
    accountId: string,
    { name, region, roleName }: { name?: string; region?: string; roleName?: string } = {},
  ): Promise<void> {
    await this.page.getByRole('link', { name: 'Connect account' }).click();
    await this.page.getByLabel('AWS account id').fill(accountId);
    if (name || region || roleName) await this.page.getByText('Name, region and role').click();
    if (name) await this.page.getByLabel('Name here').fill(name);
    if (region) await this.page.getByLabel('Home region').fill(region);
    if (roleName) await this.page.getByLabel('Role name').fill(roleName);
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await this.page.waitForURL('**/accounts/connect?id=*');
  }

  /** Last step, once the role has been proven. */
  async startFirstScan(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start the first scan' }).click();
    await this.page.waitForURL('**/scans/*');
  }
}
