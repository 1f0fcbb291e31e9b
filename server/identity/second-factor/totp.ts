import { createOTP } from '@better-auth/utils/otp';
import { randomText } from '../secret-token';

const periodSeconds = 30;
/** Codes of the step before and after count too: clocks differ, and people type. */
const window = 1;

/** 149 random bits, a whole number of base32 characters. */
export const newTotpSecret = (): string => randomText(25);

/** What the QR code says to an authenticator app (`otpauth://totp/…`). */
export const totpUri = (secret: string, email: string): string => createOTP(secret).url('CloudLens', email);

/** The secret in base32, for typing it in. */
export const totpText = (secret: string): string => new URL(totpUri(secret, '')).searchParams.get('secret') ?? '';

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / periodSeconds);

/** The code of a 30 s step. */
export const totpCode = (secret: string, step: number): Promise<string> => createOTP(secret).hotp(step);

/** The step whose code this is, among those that count now; null: none. Every candidate is compared, so that the time tells nothing. */
export async function matchingStep(secret: string, code: string, now: Date): Promise<number | null> {
  let found: number | null = null;
  for (let step = stepOf(now) - window; step <= stepOf(now) + window; step++) {
    if ((await totpCode(secret, step)) === code) found = step;
  }
  return found;
}
