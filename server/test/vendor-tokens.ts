import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

/** Key pairs and tokens of sign-in vendors, made by ourselves. */

export const makeRsaKey = (): { privateKey: KeyObject; pem: string; publicKey: KeyObject } => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
};

export const clerkHost = 'clerk.example.test';
export const clerkPublishableKey = `pk_live_${Buffer.from(`${clerkHost}$`).toString('base64')}`;

export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** Ids that no other test uses. */
export const freshId = (prefix: 'user' | 'org' | 'sess' | 'session'): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

/** Claims of a session token of Clerk, version 2, for our page on port 3000. */
export const clerkClaims = (changes: JWTPayload = {}): JWTPayload => ({
  v: 2,
  iss: `https://${clerkHost}`,
  sub: freshId('user'),
  sid: freshId('sess'),
  azp: 'http://localhost:3000',
  iat: inSeconds(-2),
  nbf: inSeconds(-12),
  exp: inSeconds(60),
  jti: randomUUID(),
  sts: 'active',
  fva: [0, -1],
  ...changes,
});

/** A signed token; claims that are undefined are left out. */
export const mint = (claims: JWTPayload, key: KeyObject, header: { alg?: string; kid?: string } = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'ins_1', ...header }).sign(key);
