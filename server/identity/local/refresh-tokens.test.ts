import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/audit';
import { refreshTokens } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { endSessionOf } from '../end-session';
import { currentActor } from '../session';
import { findSession, startSession } from '../sessions';
import { issueTokens, refreshTokenPair } from './refresh-tokens';

let orgId: OrgId;
beforeAll(async () => {
  orgId = await makeOrganization();
});
afterAll(closeDatabase);

const actorOf = (accessToken: string) => currentActor(new Headers({ authorization: `Bearer ${accessToken}` }));
const refused = { code: 'UNAUTHENTICATED', message: 'This refresh token is not valid: sign in again.' };

async function signIn() {
  const person = await makePerson(orgId, 'operator');
  return { person, tokens: await issueTokens(person.actor.credentialId) };
}

describe('refresh tokens', () => {
  it('give a new pair again and again, for the same person', async () => {
    const { person, tokens } = await signIn();
    const second = await refreshTokenPair(tokens.refreshToken);
    const third = await refreshTokenPair(second.refreshToken);
    expect(new Set([tokens, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await actorOf(third.accessToken)).toMatchObject({ userId: person.actor.userId, via: 'token' });
  });

  it('end the whole family when one is used twice, whichever it is', async () => {
    const { person, tokens } = await signIn();
    const second = await refreshTokenPair(tokens.refreshToken);
    const third = await refreshTokenPair(second.refreshToken);
    await expect(refreshTokenPair('none of ours')).rejects.toMatchObject(refused);
    await expect(refreshTokenPair(tokens.refreshToken)).rejects.toMatchObject(refused);
    for (const { accessToken } of [tokens, second, third]) expect(await actorOf(accessToken)).toBeNull();
    await expect(refreshTokenPair(third.refreshToken)).rejects.toMatchObject(refused);
    const rows = await withOrg(orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.target, person.actor.userId)).orderBy(auditLog.seq),
    );
    expect(rows).toContainEqual(expect.objectContaining({ action: 'session.end', data: { reason: 'refresh token used twice' } }));
  });

  it('let at most one of many at the same time through, and then end the family', async () => {
    const { tokens } = await signIn();
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => refreshTokenPair(tokens.refreshToken)));
    const pairs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(pairs).toHaveLength(1);
    for (const { refreshToken } of pairs) await expect(refreshTokenPair(refreshToken)).rejects.toMatchObject(refused);
    expect(await actorOf(tokens.accessToken)).toBeNull();
  });

  it('leave the other sessions of the person alone', async () => {
    const { person, tokens } = await signIn();
    await refreshTokenPair(tokens.refreshToken);
    const other = await startSession(person.actor.userId, 'another browser');
    await expect(refreshTokenPair(tokens.refreshToken)).rejects.toMatchObject(refused);
    expect(await findSession({ token: other.token }, 'session')).not.toBeNull();
    expect(await currentActor(new Headers({ cookie: person.cookie }))).toBeNull();
  });

  it('are over after seven days, with their session, and when they are made up', async () => {
    const { person, tokens } = await signIn();
    const in_ = (days: number) => new Date(Date.now() + days * 86_400_000);
    await expect(refreshTokenPair(tokens.refreshToken, in_(7.1))).rejects.toMatchObject(refused);
    await expect(refreshTokenPair(`clr_${'0'.repeat(40)}`)).rejects.toMatchObject(refused);
    await endSessionOf(person.actor);
    await expect(refreshTokenPair(tokens.refreshToken)).rejects.toMatchObject(refused);
  });

  it('are stored as hashes only', async () => {
    const { person, tokens } = await signIn();
    const rows = await withIdentity((tx) => tx.select().from(refreshTokens).where(eq(refreshTokens.sessionId, person.actor.credentialId)));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(tokens.refreshToken.slice(4));
  });
});
