import { expect, type Locator, type Page } from '@playwright/test';

/** The list of instances and the dialogs over it. */
export class InstancesPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  rows(): Locator {
    return this.page.getByRole('table', { name: 'Instances' }).locator('tbody tr[data-row]');
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search instances' }).fill(text);
    await this.page.waitForURL((url) => url.searchParams.get('q') === text);
  }

  /** Until so many rows are in this state: the page asks AWS by itself. */
  async waitFor(count: number, state: string): Promise<void> {
    await expect(this.rows()).toHaveCount(count);
    await expect(this.rows().filter({ hasText: state })).toHaveCount(count);
  }

  /** Chooses all rows that are shown, and opens what is asked before an action on them. */
  async chooseAllTo(verb: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: 'Select all rows shown' }).check();
    await this.page.getByRole('toolbar', { name: 'Chosen rows' }).getByRole('button', { name: verb, exact: true }).click();
    await expect(this.dialog.getByRole('list', { name: 'Expected effect' })).toBeVisible();
  }
}
