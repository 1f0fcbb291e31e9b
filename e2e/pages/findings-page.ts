import type { Locator, Page } from '@playwright/test';
import { toggleFilter } from './toggle-filter';

export class FindingsPage {
  readonly table: Locator;
  readonly drawer: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Findings' });
    this.drawer = page.getByRole('dialog');
  }

  rows(): Locator {
    return this.table.locator('tbody tr[data-row]');
  }

  async openFirst(): Promise<void> {
    await this.rows().first().click();
    await this.drawer.getByRole('heading', { name: 'Evidence' }).waitFor();
  }

  /** Mutes the finding in the drawer. */
  async mute(reason: string): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Mute' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Mute 1 finding' });
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async closeDrawer(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Close' }).click();
    await this.drawer.waitFor({ state: 'detached' });
  }

  async toggle(filter: string, ...values: string[]): Promise<void> {
    await toggleFilter(this.page, filter, ...values);
  }
}
