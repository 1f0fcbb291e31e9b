import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32, issuedSecret } from '../../credentials';

/** What issued credentials stand for; the token carries it, so that a restarted sample cloud still knows them. */
export interface RoleSession {
  accessKeyId: string;
  accountId: string;
  roleName: string;
  sessionName: string;
  /** Milliseconds since 1970. */
  expires: number;
  /** The session policy as it was given. */
  policy?: string;
}

export interface IssuedCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

export function issueCredentials(session: Omit<RoleSession, 'accessKeyId'>): IssuedCredentials {
  const accessKeyId = `ASIA${base32(randomBytes(16))}`;
  const payload = Buffer.from(JSON.stringify({ ...session, accessKeyId } satisfies RoleSession)).toString('base64url');
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: issuedSecret(accessKeyId),
    SessionToken: `${payload}.${seal(payload)}`,
    Expiration: new Date(session.expires),
  };
}

/** Undefined for a token that was not issued here. */
export function readSessionToken(token: string): RoleSession | undefined {
  const [payload = '', given = ''] = token.split('.');
  const expected = seal(payload);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as RoleSession;
}

function seal(payload: string): string {
  return createHmac('sha256', 'sample-cloud session tokens').update(payload).digest('base64url');
}
