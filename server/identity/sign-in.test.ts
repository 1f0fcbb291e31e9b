import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/audit';
import { sessions, signInLinks, users } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { signedIn } from '@/server/test/signed-in';
import type { OrgId } from '../ids';
import { issueAccessToken } from './access-token';
import { endSessionOf } from './end-session';
import { localAuth } from './providers/local';
import { currentActor } from './session';
import { findSession } from './sessions';
import { signInWithLink as enterWithLink, signInWithPassword as enterWithPassword, isDemoOpen } from './sign-in';
import { consumeSignInLink, createSignInLink } from './sign-in-links';

const password = 'a long enough password';
const none = new Headers();
let orgId: OrgId;
let person: Person;

beforeAll(async () => {
  orgId = await makeOrganization();
  person = await makePerson(orgId, 'admin', password);
});
afterAll(closeDatabase);

const signInWithPassword = (...args: Parameters<typeof enterWithPassword>) => signedIn(enterWithPassword(...args));
const signInWithLink = (...args: Parameters<typeof enterWithLink>) => signedIn(enterWithLink(...args));

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';
const makeLink = async (now?: Date) =>
  tokenOf(await withIdentity((tx) => createSignInLink(tx, person.actor.userId, 'http://localhost:3000', now)));

describe('passwords', () => {
  it('sign in to the organization and leave an audit row', async () => {
    const { actor } = await signInWithPassword(person.email.toUpperCase(), password, none);
    expect(actor).toMatchObject({ userId: person.actor.userId, orgId, role: 'admin', via: 'session' });
    const rows = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.action, 'session.start')).orderBy(auditLog.seq));
    expect(rows.at(-1)).toMatchObject({ actorId: person.actor.userId, data: { method: 'password' } });
  });

  it('are refused with the same words whether the person exists or not', async () => {
    const wrong = await signInWithPassword(person.email, 'not the password', none).catch((error: Error) => error);
    const nobody = await signInWithPassword('nobody@example.com', 'not the password', none).catch((error: Error) => error);
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(nobody).toMatchObject({ code: 'UNAUTHENTICATED', message: (wrong as Error).message });
  });

  it('may be tried five times, then have to wait; a success before begins the count anew', async () => {
    const victim = await makePerson(orgId, 'viewer', password);
    const tryOnce = (given: string) => signInWithPassword(victim.email, given, none).catch((error: { code: string }) => error.code);
    for (let tries = 0; tries < 4; tries++) expect(await tryOnce('wrong')).toBe('UNAUTHENTICATED');
    expect(await tryOnce(password)).toMatchObject({ actor: { role: 'viewer' } });
    for (let tries = 0; tries < 5; tries++) expect(await tryOnce('wrong')).toBe('UNAUTHENTICATED');
    expect(await tryOnce(password)).toBe('RATE_LIMITED');
  });
});

describe('sign-in links', () => {
  it('sign in once', async () => {
    const token = await makeLink();
    expect((await signInWithLink(token, none)).actor.userId).toBe(person.actor.userId);
    await expect(signInWithLink(token, none)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('let one of many at the same time through', async () => {
    const token = await makeLink();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => consumeSignInLink(token)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('die after 15 minutes, and when a newer one is made', async () => {
    const now = new Date();
    const old = await makeLink(now);
    await expect(consumeSignInLink(old, new Date(now.getTime() + 15 * 60_000))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const newer = await makeLink();
    await expect(consumeSignInLink(old)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    expect(await consumeSignInLink(newer)).toBe(person.actor.userId);
  });

  it('are stored as a hash only', async () => {
    const token = await makeLink();
    const rows = await withIdentity((tx) => tx.select().from(signInLinks).where(eq(signInLinks.userId, person.actor.userId)));
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('sessions', () => {
  it('are known by their cookie, to us and to better-auth', async () => {
    const { cookie, actor } = await makePerson(orgId, 'viewer');
    expect(await currentActor(new Headers({ cookie }))).toMatchObject({ userId: actor.userId });
    expect((await localAuth().api.getSession({ headers: new Headers({ cookie }) }))?.user.id).toBe(actor.userId);
  });

  it('are nobody with a cookie that we did not sign', async () => {
    const { cookie, sessionToken } = await makePerson(orgId);
    const [name] = cookie.split('=');
    for (const value of [
      sessionToken,
      `${sessionToken}.`,
      `${sessionToken}.AAAA`,
      `x${decodeURIComponent(cookie.slice((name?.length ?? 0) + 1))}`,
      '%',
      '',
    ]) {
      expect(await currentActor(new Headers({ cookie: `${name}=${value}` }))).toBeNull();
    }
  });

  it('carry access tokens, which end with them', async () => {
    const { actor } = await makePerson(orgId, 'operator');
    const { accessToken } = await issueAccessToken(actor.credentialId);
    const headers = new Headers({ authorization: `Bearer ${accessToken}` });
    expect(await currentActor(headers)).toMatchObject({ userId: actor.userId, via: 'token' });
    expect(await currentActor(new Headers({ authorization: `Bearer ${accessToken.slice(0, -3)}abc` }))).toBeNull();
    await endSessionOf(actor);
    expect(await currentActor(headers)).toBeNull();
  });

  it('are not fallen back to when an Authorization header is wrong', async () => {
    const { cookie } = await makePerson(orgId);
    expect(await currentActor(new Headers({ cookie, authorization: 'Bearer cl_live_wrong' }))).toBeNull();
  });

  it('end with deactivation, after seven idle days, and after thirty in any case', async () => {
    const { sessionToken, actor } = await makePerson(orgId);
    const in_ = (days: number) => new Date(Date.now() + days * 86_400_000);
    const at = (days: number) => findSession({ token: sessionToken }, 'session', in_(days));
    expect(await at(7.1)).toBeNull();
    for (const day of [6, 12, 18, 24, 29.9]) expect(await at(day), `day ${day}`).not.toBeNull();
    expect(await at(30.1)).toBeNull();
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, actor.userId)));
    expect(await at(29.9)).toBeNull();
  });

  it('fall back to a membership that is left when the active organization is not ours', async () => {
    const { sessionToken, actor } = await makePerson(orgId);
    const foreign = await makeOrganization();
    await withIdentity((tx) => tx.update(sessions).set({ activeOrganizationId: foreign }).where(eq(sessions.id, actor.credentialId)));
    expect((await findSession({ token: sessionToken }, 'session'))?.actor.orgId).toBe(orgId);
  });
});

describe('the demo', () => {
  it('is closed unless it is switched on, whoever asks', () => {
    expect(isDemoOpen(new Headers({ host: 'localhost:3000' }))).toBe(false);
  });
});
