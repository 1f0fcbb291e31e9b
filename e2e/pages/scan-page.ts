import { expect, type Page } from '@playwright/test';

export class ScanPage {
  constructor(private readonly page: Page) {}

  /** Waits until the page itself tells that the scan ended; nothing is reloaded. */
  async waitForEnd(): Promise<void> {
    await this.page.waitForURL('**/scans/*');
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(/Complete|Partial/, { timeout: 240_000 });
  }

  async showFindings(): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: 'Findings' }).click();
    await this.page.waitForURL('**/findings?*');
  }

  async scanAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start a scan' }).click();
    const before = this.page.url();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
    await this.page.waitForURL((url) => url.href !== before);
  }
}
