import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { expect, type Page } from '@playwright/test';

/** What an authenticator app does: codes of the key in base32, each handed out once. */
export class AuthenticatorApp {
  private lastStep = 0;
  constructor(private readonly key: string) {}

  /** A code newer than the last one; at most one step ahead, which counts too. */
  async nextCode(): Promise<string> {
    const now = Math.floor(Date.now() / 30_000);
    this.lastStep = Math.max(now, this.lastStep + 1);
    if (this.lastStep > now + 1) throw new Error('a third code within one step would have to wait');
    return createOTP(new TextDecoder().decode(base32.decode(this.key))).hotp(this.lastStep);
  }
}

export class SecurityPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/settings/security');
    await this.page.getByRole('heading', { name: 'Two-step sign-in' }).waitFor();
  }

  /** Sets up an app by the key below the QR code, and keeps the recovery codes. */
  async enrol(): Promise<{ app: AuthenticatorApp; recoveryCodes: string[] }> {
    await this.page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
    await expect(this.page.getByRole('img', { name: /QR code/ })).toBeVisible();
    const app = new AuthenticatorApp((await this.page.getByRole('figure', { name: 'key' }).locator('code').textContent()) ?? '');
    await this.page.getByLabel('Code', { exact: true }).fill(await app.nextCode());
    await this.page.getByRole('button', { name: 'Switch on' }).click();
    const recoveryCodes = ((await this.page.getByRole('figure', { name: 'recovery codes' }).locator('code').textContent()) ?? '').split(
      '\n',
    );
    await this.page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(this.page.getByText('10 of 10 recovery codes are left.')).toBeVisible();
    return { app, recoveryCodes };
  }
}
