import type { Page } from '@playwright/test';
import { readFirstRun } from './first-run';

export class SignInPage {
  constructor(private readonly page: Page) {}

  async signIn({ email, password }: { email: string; password: string } = readFirstRun()): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** Signs in and waits for the console. */
  async enter(): Promise<void> {
    await this.signIn();
    await this.page.waitForURL('**/overview');
  }
}
