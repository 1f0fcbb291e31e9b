import { createHash, createHmac } from 'node:crypto';
import type { WorldAccount } from './contract';

export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** CloudLens's own credentials in the sample cloud: they may do nothing but assume roles. Good nowhere else. */
export const serviceCredentials: AccessKey = {
  accessKeyId: 'AKIASAMPLECLOUDLENS0',
  secretAccessKey: 'sample-cloud/only-good-on-this-machine/000',
};

/** The account that customers' trust policies name: the one that CloudLens itself runs in. */
export const serviceAccountId = '600000000001';

export const servicePrincipalArn = `arn:aws:iam::${serviceAccountId}:role/cloudlens-scanner`;

/** The fixed key of an account's read-only user, for accounts connected by keys and for CLI profiles. */
export function accessKeys(account: Pick<WorldAccount, 'id'>): AccessKey {
  return {
    accessKeyId: `AKIA${base32(createHash('sha256').update(`sample key ${account.id}`).digest())}`,
    secretAccessKey: createHash('sha256').update(`sample secret ${account.id}`).digest('base64').slice(0, 40),
  };
}

/** The secret of an issued key, derived so that nothing need be kept. */
export function issuedSecret(accessKeyId: string): string {
  return createHmac('sha256', 'sample-cloud issued keys').update(accessKeyId).digest('base64').slice(0, 40);
}

/** Sixteen characters, like the end of an access key id. */
export function base32(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
}
