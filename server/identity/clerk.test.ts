import { createSecretKey } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { JWTPayload } from 'jose';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getMe } from '@/app/api/auth/me/route';
import { POST as postKeys } from '@/app/api/keys/route';
import { auditLog } from '@/drizzle/schema/audit';
import { members, organizations, users } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { makeOrganization } from '@/server/test/organization';
import { clerkClaims, clerkHost, clerkPublishableKey, freshId, inSeconds, makeRsaKey, mint } from '@/server/test/vendor-tokens';
import { asOrgId } from '../ids';
import { insertApiKey } from './api-keys';
import { endSessionOf } from './end-session';
import { createInvitation } from './invitations/mutations';
import { endMemberSessions } from './local/members';
import { clerkCookieNames } from './providers/clerk';
import { currentActor } from './session';
import { sessionCookieName, signSessionToken } from './session-cookie';
import { findSession, startSession } from './sessions';

const own = makeRsaKey();
const other = makeRsaKey();
Object.assign(process.env, { CLERK_PUBLISHABLE_KEY: clerkPublishableKey, CLERK_JWT_KEY: own.pem, APP_URL: 'http://localhost:3000' });

/** There is no network: any attempt at it fails the test. */
const network = vi.fn(() => Promise.reject(new TypeError('fetch failed')));
vi.stubGlobal('fetch', network);
beforeEach(() => {
  network.mockClear();
});
afterAll(closeDatabase);

const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });
const cookie = (token: string) => new Headers({ cookie: `theme=dark; __session=${token}` });
const ask = (headers: Headers) => getMe(new Request('http://localhost:3000/api/auth/me', { headers }));
const signed = (changes: JWTPayload = {}) => mint(clerkClaims(changes), own.privateKey);
const inOrg = (id: string, rol = 'admin', slg = `slug-${id.slice(-8)}`) => ({ o: { id, rol, slg } });
const makeLocalUser = async () => {
  const [row] = await withIdentity((tx) =>
    tx
      .insert(users)
      .values({ name: 'Local', email: `${freshId('user')}@example.com` })
      .returning(),
  );
  if (!row) throw new Error('no user');
  return row;
};
const userRows = (subject: string) => withIdentity((tx) => tx.select().from(users).where(eq(users.subject, subject)));
const orgRows = (subject: string) => withIdentity((tx) => tx.select().from(organizations).where(eq(organizations.subject, subject)));

describe('a session token of Clerk, signed by one’s own key', () => {
  it('works in the API as Bearer and in the browser as cookie, without the network', async () => {
    const [sub, org] = [freshId('user'), freshId('org')];
    const token = await signed({ sub, ...inOrg(org), email: 'ada@example.com', name: 'Ada' });
    for (const headers of [bearer(token), cookie(token)]) {
      const answer = await ask(headers);
      expect(answer.status).toBe(200);
      const { data } = (await answer.json()) as { data: { user: object } };
      expect(data.user).toMatchObject({ email: 'ada@example.com', name: 'Ada', role: 'admin', provider: 'clerk' });
    }
    expect(await currentActor(bearer(token))).toMatchObject({ via: 'token' });
    expect(await currentActor(cookie(token))).toMatchObject({ via: 'session' });
    expect(network).not.toHaveBeenCalled();
  });

  it('is read from the cookie of this very instance first', async () => {
    const [right, left] = [freshId('user'), freshId('user')];
    const [suffixed] = clerkCookieNames();
    const headers = new Headers({ cookie: `__session=${await signed({ sub: left })}; ${suffixed}=${await signed({ sub: right })}` });
    await currentActor(headers);
    expect([(await userRows(right)).length, (await userRows(left)).length]).toEqual([1, 0]);
  });

  it('works in version 1 of its claims too', async () => {
    const org = freshId('org');
    const actor = await currentActor(bearer(await signed({ v: 1, org_id: org, org_role: 'org:operator', org_slug: 'acme-v1' })));
    expect(actor).toMatchObject({ role: 'operator' });
    expect(await orgRows(org)).toMatchObject([{ provider: 'clerk', id: actor?.orgId }]);
  });

  it('does not make good a cookie’s write from a foreign page', async () => {
    const headers = cookie(await signed(inOrg(freshId('org'))));
    headers.set('content-type', 'application/json');
    const write = () =>
      postKeys(new Request('http://localhost:3000/api/keys', { method: 'POST', headers, body: '{"name":"k","scopes":["scans:read"]}' }));
    expect((await write()).status).toBe(403);
    headers.set('origin', 'http://localhost:3000');
    expect((await write()).status).toBe(201);
  });
});

describe('a token is refused', () => {
  const hs256 = createSecretKey(Buffer.from(own.pem));
  const unsigned = (claims: JWTPayload) =>
    `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

  it.each<[string, () => Promise<string> | string]>([
    ['signed by another key', () => mint(clerkClaims(), other.privateKey)],
    ['from another issuer', () => signed({ iss: 'https://clerk.evil.test' })],
    ['from an issuer that only begins like ours', () => signed({ iss: `https://${clerkHost}.evil.test` })],
    ['without an issuer', () => signed({ iss: undefined })],
    ['for another audience', () => signed({ aud: 'https://other.example' })],
    ['of another party', () => signed({ azp: 'https://evil.example' })],
    ['of no party', () => signed({ azp: undefined })],
    ['expired', () => signed({ iat: inSeconds(-120), exp: inSeconds(-60) })],
    ['without an end', () => signed({ exp: undefined })],
    ['not valid yet', () => signed({ nbf: inSeconds(60) })],
    ['issued in the future', () => signed({ iat: inSeconds(60), exp: inSeconds(120) })],
    ['of nobody', () => signed({ sub: undefined })],
    ['with alg none', () => unsigned(clerkClaims())],
    ['signed with the public key as a shared secret', () => mint(clerkClaims(), hs256, { alg: 'HS256' })],
    ['signed by RS512', () => mint(clerkClaims(), own.privateKey, { alg: 'RS512' })],
    ['of a session that is pending', () => signed({ sts: 'pending' })],
    ['with an organization that makes no sense', () => signed({ o: { rol: 'admin' } })],
    [
      'changed after signing',
      async () => (await signed()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(clerkClaims())).toString('base64url')}.`),
    ],
    ['that is no token', () => 'not.a.token'],
    ['that is huge', async () => signed({ padding: 'x'.repeat(20_000) })],
  ])('%s', async (_, make) => {
    const token = await make();
    expect((await ask(bearer(token))).status).toBe(401);
    expect((await ask(cookie(token))).status).toBe(401);
    expect(network).not.toHaveBeenCalled();
  });

  it('when the header says another and the cookie would do', async () => {
    const headers = cookie(await signed());
    headers.set('authorization', `Bearer ${await mint(clerkClaims(), other.privateKey)}`);
    expect((await ask(headers)).status).toBe(401);
  });
});

describe('people and organizations', () => {
  it('are made at first sight, once, however many requests come first', async () => {
    const [sub, org] = [freshId('user'), freshId('org')];
    const token = await signed({ sub, ...inOrg(org, 'operator') });
    const actors = await Promise.all(Array.from({ length: 20 }, () => currentActor(bearer(token))));
    expect(new Set(actors.map((actor) => actor && `${actor.userId} ${actor.orgId} ${actor.role}`)).size).toBe(1);
    expect(actors[0]).toMatchObject({ role: 'operator' });
    expect([(await userRows(sub)).length, (await orgRows(org)).length]).toEqual([1, 1]);
    const orgId = asOrgId(actors[0]?.orgId ?? '');
    const rows = await withOrg(orgId, (tx) => tx.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq));
    expect(rows.map(({ action }) => action).sort()).toEqual(['member.join', 'organization.create']);
  });

  it('are known by provider and subject, never by e-mail', async () => {
    const local = await makeLocalUser();
    const sub = freshId('user');
    const actor = await currentActor(bearer(await signed({ sub, email: local.email, ...inOrg(freshId('org'), 'member') })));
    expect(actor).toMatchObject({ email: local.email, role: 'viewer', provider: 'clerk' });
    expect(actor?.userId).not.toBe(local.id);
    const twin = await currentActor(bearer(await signed({ email: local.email })));
    expect([actor?.userId, local.id]).not.toContain(twin?.userId);
  });

  it('of a provider that is not configured are let in by nothing that they hold', async () => {
    const [orgId, { id }] = [await makeOrganization(), await makeLocalUser()];
    await withIdentity((tx) => tx.insert(members).values({ organizationId: orgId, userId: id, role: 'admin' }));
    const { token } = await startSession(id, 'vitest');
    const { key } = await withIdentity((tx) => insertApiKey(tx, { userId: id, orgId }, { name: 'old', scopes: ['*'] }));
    expect(await findSession({ token }, 'session')).toBeNull();
    expect(await currentActor(new Headers({ cookie: `${sessionCookieName()}=${encodeURIComponent(signSessionToken(token))}` }))).toBeNull();
    expect(await currentActor(bearer(key))).toBeNull();
  });

  it('get an organization of their own when they come without one, as its admin', async () => {
    const sub = freshId('user');
    const alone = await currentActor(bearer(await signed({ sub, name: 'Ada' })));
    expect(alone).toMatchObject({ role: 'admin' });
    expect(await orgRows(`personal ${sub}`)).toMatchObject([{ id: alone?.orgId, name: 'Ada (personal)' }]);
    const together = await currentActor(bearer(await signed({ sub, ...inOrg(freshId('org'), 'member') })));
    expect(together).toMatchObject({ userId: alone?.userId, role: 'viewer' });
    expect(together?.orgId).not.toBe(alone?.orgId);
  });

  it('have the role of our tables: a token names only the first one', async () => {
    const [sub, org] = [freshId('user'), freshId('org')];
    const first = await currentActor(bearer(await signed({ sub, ...inOrg(org, 'org:member') })));
    expect(first?.role).toBe('viewer');
    expect((await currentActor(bearer(await signed({ sub, ...inOrg(org, 'org:admin') }))))?.role).toBe('viewer');
    const own = and(eq(members.userId, first?.userId ?? ''), eq(members.organizationId, first?.orgId ?? ''));
    await withIdentity((tx) => tx.update(members).set({ role: 'operator' }).where(own));
    expect((await currentActor(bearer(await signed({ sub, ...inOrg(org, 'org:member') }))))?.role).toBe('operator');
  });

  it('are out once they have signed out', async () => {
    const token = await signed(inOrg(freshId('org')));
    const actor = await currentActor(cookie(token));
    if (!actor) throw new Error('nobody');
    await endSessionOf(actor);
    expect(await currentActor(cookie(token))).toBeNull();
    const sessionless = await currentActor(bearer(await signed({ sid: undefined })));
    expect(sessionless).not.toBeNull();
    if (sessionless) await expect(endSessionOf(sessionless)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('are told where sessions of members end, rather than that none was left', async () => {
    const actor = await currentActor(bearer(await signed(inOrg(freshId('org')))));
    if (!actor) throw new Error('nobody');
    await expect(endMemberSessions(actor, actor.userId)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringContaining('kept by Clerk'),
    });
    await expect(createInvitation(actor, { email: 'g@example.com', role: 'viewer' })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });

  it('stay out once they were removed, deactivated, or their organization deleted', async () => {
    const [sub, org] = [freshId('user'), freshId('org')];
    const token = await signed({ sub, ...inOrg(org) });
    const actor = await currentActor(bearer(token));
    await withIdentity((tx) => tx.delete(members).where(eq(members.userId, actor?.userId ?? '')));
    expect(await currentActor(bearer(token))).toBeNull();

    const gone = await signed(inOrg(freshId('org')));
    const { userId, orgId } = (await currentActor(bearer(gone))) ?? { userId: '', orgId: '' };
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, userId)));
    expect(await currentActor(bearer(gone))).toBeNull();
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: null }).where(eq(users.id, userId)));
    expect(await currentActor(bearer(gone))).not.toBeNull();
    await withIdentity((tx) => tx.update(organizations).set({ deletedAt: new Date() }).where(eq(organizations.id, orgId)));
    expect(await currentActor(bearer(gone))).toBeNull();
  });

  it('may have slugs that others have too', async () => {
    const actors = await Promise.all(
      [1, 2, 3].map(async () => currentActor(bearer(await signed(inOrg(freshId('org'), 'admin', 'same-slug'))))),
    );
    expect(new Set(actors.map((actor) => actor?.orgId)).size).toBe(3);
  });

  it('get their name and e-mail once a token tells them', async () => {
    const sub = freshId('user');
    expect(await currentActor(bearer(await signed({ sub })))).toMatchObject({ email: sub });
    const told = await signed({ sub, email: 'late@example.com', name: 'Late' });
    expect(await currentActor(bearer(told))).toMatchObject({ email: 'late@example.com', name: 'Late' });
    expect(await userRows(sub)).toMatchObject([{ email: 'late@example.com', name: 'Late' }]);
  });
});
