import type { Page } from '@playwright/test';

/** Opens a filter's menu over a list, toggles the values and shuts it. */
export async function toggleFilter(page: Page, filter: string, ...values: string[]): Promise<void> {
  await page.getByRole('search').getByRole('button', { name: filter }).click();
  for (const value of values) await page.getByRole('option', { name: value }).click();
  await page.keyboard.press('Escape');
}
