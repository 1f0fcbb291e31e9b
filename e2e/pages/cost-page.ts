import type { Locator, Page } from '@playwright/test';

/** The cost page, once the sample accounts' bill has been fetched: that follows their first scans. */
export class CostPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/cost');
    // The page shows new figures by itself when they are there.
    await this.region('By service').waitFor({ timeout: 180_000 });
  }

  /** A card, by its title. */
  region(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** A row of the breakdown, by what it is about. */
  row(name: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }
}
