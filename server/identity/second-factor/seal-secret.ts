import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { env } from '@/server/env';

/** An authenticator app's secret as it is stored: encrypted, and good for this row only. */
export const sealTotpSecret = (rowId: string, secret: string): Promise<string> =>
  symmetricEncrypt({ key: env().ENCRYPTION_KEY, data: `${rowId} ${secret}` });

/** @throws Error when it was sealed for another row, or with another key */
export async function openTotpSecret(rowId: string, sealed: string): Promise<string> {
  const [row, secret] = (await symmetricDecrypt({ key: env().ENCRYPTION_KEY, data: sealed })).split(' ');
  if (row !== rowId || !secret) throw new Error('The secret of an authenticator app belongs to another row.');
  return secret;
}
