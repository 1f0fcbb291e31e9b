import { expect, type Locator } from '@playwright/test';

/** Waits until React has taken a field over from the server's HTML, before which it forgets what is filled in at once. */
export async function whenListening(field: Locator): Promise<Locator> {
  await expect.poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))).toBe(true);
  return field;
}
