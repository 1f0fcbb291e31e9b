import type { Page } from '@playwright/test';

export class AccountMenu {
  constructor(private readonly page: Page) {}

  async signOut(): Promise<void> {
    await this.page.getByRole('complementary').getByRole('button', { name: /@/ }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await this.page.waitForURL((url) => url.pathname === '/');
  }
}
