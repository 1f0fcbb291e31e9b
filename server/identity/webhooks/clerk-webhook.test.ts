import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/webhooks/clerk/route';
import { auditLog } from '@/drizzle/schema/audit';
import { apiKeys, members, organizations, users } from '@/drizzle/schema/identity';
import { webhookEvents } from '@/drizzle/schema/vendors';
import * as audit from '@/server/audit/record';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import { insertApiKey } from '@/server/identity/api-keys';
import { currentActor } from '@/server/identity/session';
import { clerkClaims, clerkPublishableKey, freshId, makeRsaKey, mint } from '@/server/test/vendor-tokens';
import { clerkWebhookRequest, clerkWebhookSecret, withHeaders } from '@/server/test/webhooks';

const key = makeRsaKey();
Object.assign(process.env, {
  CLERK_PUBLISHABLE_KEY: clerkPublishableKey,
  CLERK_JWT_KEY: key.pem,
  CLERK_WEBHOOK_SECRET: clerkWebhookSecret,
  APP_URL: 'http://localhost:3000',
});
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
afterAll(closeDatabase);

const now = Date.now();
const event = (type: string, data: object, timestamp = now) => ({ object: 'event', type, timestamp, data, instance_id: 'ins_1' });
const status = async (request: Request) => (await POST(request)).status;
const send = async (type: string, data: object, timestamp?: number) =>
  expect(await status(clerkWebhookRequest(event(type, data, timestamp)))).toBe(200);

let user: string;
let org: string;
beforeEach(() => {
  user = freshId('user');
  org = freshId('org');
});

const userData = (changes: object = {}, updated_at = now) => ({
  id: user,
  first_name: 'Ada',
  last_name: 'Lovelace',
  primary_email_address_id: 'idn_2',
  email_addresses: [
    { id: 'idn_1', email_address: 'old@example.com' },
    { id: 'idn_2', email_address: 'ada@example.com', verification: { status: 'verified' } },
  ],
  banned: false,
  updated_at,
  ...changes,
});
const orgData = (name: string, updated_at = now) => ({ id: org, name, slug: `acme-${org.slice(-8)}`, updated_at });
const membership = (role: string, updated_at = now) => ({
  id: 'orgmem_1',
  organization: { id: org, name: 'Acme', slug: `acme-${org.slice(-8)}` },
  public_user_data: { user_id: user, first_name: 'Ada', last_name: null, identifier: 'ada@example.com' },
  role,
  updated_at,
});
const actor = async (rol = 'admin'): Promise<Actor | null> => {
  const token = await mint(clerkClaims({ sub: user, iat: Math.floor(now / 1000) - 30, o: { id: org, rol } }), key.privateKey);
  return currentActor(new Headers({ authorization: `Bearer ${token}` }));
};
const userRow = async () => (await withIdentity((tx) => tx.select().from(users).where(eq(users.subject, user))))[0];
const orgRow = async () => (await withIdentity((tx) => tx.select().from(organizations).where(eq(organizations.subject, org))))[0];
const auditOf = (who: Actor | null) =>
  withOrg(who ?? ('' as never), (tx) =>
    tx.select({ action: auditLog.action, via: auditLog.via, actor: auditLog.actor }).from(auditLog).orderBy(auditLog.id),
  );

describe('the signature', () => {
  const good = () => clerkWebhookRequest(event('user.created', userData()));

  it('lets a right one through, and one of several', async () => {
    const answer = await POST(good());
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, data: { received: true } }]);
    const request = good();
    const signature = request.headers.get('svix-signature') ?? '';
    const several = { 'svix-signature': `v1,${Buffer.alloc(32).toString('base64')} v2,abc ${signature}` };
    expect(await status(withHeaders(request, several))).toBe(200);
    expect(await userRow()).toMatchObject({ provider: 'clerk', email: 'ada@example.com', emailVerified: true, name: 'Ada Lovelace' });
  });

  it.each<[string, () => Request]>([
    [
      'a body that was changed',
      () =>
        clerkWebhookRequest(event('user.created', userData()), { sent: JSON.stringify(event('user.created', userData({ banned: true }))) }),
    ],
    [
      'another secret',
      () =>
        clerkWebhookRequest(event('user.created', userData()), {
          secret: `whsec_${Buffer.from('another secret of the same kind').toString('base64')}`,
        }),
    ],
    ['a message of six minutes ago', () => clerkWebhookRequest(event('user.created', userData()), { at: now - 6 * 60_000 })],
    ['a message from the future', () => clerkWebhookRequest(event('user.created', userData()), { at: now + 6 * 60_000 })],
    ['another id than was signed', () => withHeaders(good(), { 'svix-id': 'msg_other' })],
    ['another time than was signed', () => withHeaders(good(), { 'svix-timestamp': String(Math.floor(now / 1000) - 1) })],
    ['no id', () => withHeaders(good(), { 'svix-id': null })],
    ['no time', () => withHeaders(good(), { 'svix-timestamp': null })],
    ['no signature', () => withHeaders(good(), { 'svix-signature': null })],
    [
      'a signature of another version only',
      () => withHeaders(good(), { 'svix-signature': (good().headers.get('svix-signature') ?? '').replace('v1,', 'v1a,') }),
    ],
  ])('refuses %s with 400 and without effect', async (_, make) => {
    const answer = await POST(make());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      success: false,
      error: { code: 'BAD_REQUEST', requestId: answer.headers.get('x-request-id') },
    });
    expect(await userRow()).toBeUndefined();
  });

  it('refuses too much before it reads it, and what is signed but no event', async () => {
    expect(await status(clerkWebhookRequest({ type: 'x'.repeat(1024 * 1024) }))).toBe(413);
    expect(await status(clerkWebhookRequest({ hello: 'world' }))).toBe(400);
    expect(await status(clerkWebhookRequest(event('user.created', { id: 7 })))).toBe(400);
  });

  it('lets events pass that mean nothing to us', async () => {
    await send('email.created', { id: 'ema_1' });
  });
});

describe('repeats and order', () => {
  it('twenty of the same at once have one effect', async () => {
    await send('user.created', userData());
    const request = event('organizationMembership.created', membership('org:admin'));
    const statuses = await Promise.all(Array.from({ length: 20 }, () => status(clerkWebhookRequest(request, { id: `msg_${org}` }))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const noted = await withIdentity((tx) =>
      tx
        .select()
        .from(webhookEvents)
        .where(eq(webhookEvents.eventId, `msg_${org}`)),
    );
    expect(noted).toHaveLength(1);
    expect((await auditOf(await actor())).filter(({ action }) => action === 'member.join')).toHaveLength(1);
  });

  it('what was lost between the effect and the audit log is made up for by the next try, once', async () => {
    await send('user.created', userData());
    const request = event('organizationMembership.created', membership('org:admin'));
    const joined = async (who: Awaited<ReturnType<typeof actor>>) => (await auditOf(who)).filter(({ action }) => action === 'member.join');
    const lost = vi.spyOn(audit, 'recordAudit').mockRejectedValueOnce(new Error('the process ends here'));
    expect(await status(clerkWebhookRequest(request, { id: `msg_l_${org}` }))).toBe(500);
    lost.mockRestore();
    const who = await actor();
    expect(await joined(who)).toHaveLength(0);
    const tries = await Promise.all(Array.from({ length: 5 }, () => status(clerkWebhookRequest(request, { id: `msg_l_${org}` }))));
    expect(new Set(tries)).toEqual(new Set([200]));
    expect(await joined(who)).toHaveLength(1);
  });

  it('a repeat does not bring back what was changed since', async () => {
    await send('organization.created', orgData('Acme'));
    const repeated = event('organization.updated', orgData('Acme Two'));
    expect(await status(clerkWebhookRequest(repeated, { id: `msg_r_${org}` }))).toBe(200);
    await withIdentity((tx) => tx.update(organizations).set({ name: 'Changed here' }).where(eq(organizations.subject, org)));
    expect(await status(clerkWebhookRequest(repeated, { id: `msg_r_${org}` }))).toBe(200);
    expect((await orgRow())?.name).toBe('Changed here');
  });

  it('older news never overwrites newer', async () => {
    await send('organization.updated', orgData('New name', now));
    await send('organization.created', orgData('Old name', now - 60_000));
    expect((await orgRow())?.name).toBe('New name');
    await send('user.updated', userData({ last_name: 'King' }, now));
    await send('user.created', userData({}, now - 1));
    expect((await userRow())?.name).toBe('Ada King');
  });

  it('a deletion holds whatever comes after it, and before it', async () => {
    await send('user.deleted', { id: user, object: 'user', deleted: true });
    await send('user.created', userData({}, now + 5000));
    await send('organizationMembership.created', membership('org:admin', now + 5000));
    expect(await userRow()).toBeUndefined();
    expect(await actor()).toBeNull();
  });
});

describe('users', () => {
  it('that are deleted are out at once: token, API key and all', async () => {
    const who = await actor();
    const { key: apiKey } = await withIdentity((tx) =>
      insertApiKey(tx, { userId: who?.userId ?? '', orgId: who?.orgId ?? '' }, { name: 'k', scopes: ['*'] }),
    );
    const byKey = () => currentActor(new Headers({ authorization: `Bearer ${apiKey}` }));
    expect(await byKey()).not.toBeNull();
    await send('user.deleted', { id: user, object: 'user', deleted: true });
    expect([await byKey(), await actor()]).toEqual([null, null]);
    const [row] = await withIdentity((tx) =>
      tx
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.userId, who?.userId ?? '')),
    );
    expect(row?.revokedAt).not.toBeNull();
    expect((await userRow())?.deactivatedAt).not.toBeNull();
    expect(await auditOf(who)).toContainEqual({ action: 'member.deactivate', via: 'webhook', actor: 'Clerk' });
  });

  it('that are banned are out until the ban is lifted', async () => {
    await actor();
    await send('user.updated', userData({ banned: true }, now));
    expect(await actor()).toBeNull();
    await send('user.updated', userData({ banned: false }, now + 1));
    expect(await actor()).toMatchObject({ email: 'ada@example.com' });
  });

  it('that were deactivated here are not let in again by a change of their name', async () => {
    await actor();
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: new Date() }).where(eq(users.subject, user)));
    await send('user.updated', userData());
    expect(await actor()).toBeNull();
  });
});

describe('sessions', () => {
  it('that ended at Clerk end here with the next request', async () => {
    const sid = freshId('sess');
    const token = await mint(clerkClaims({ sub: user, sid, o: { id: org, rol: 'admin' } }), key.privateKey);
    const ask = () => currentActor(new Headers({ authorization: `Bearer ${token}` }));
    expect(await ask()).not.toBeNull();
    await send('session.revoked', { id: sid, user_id: user, status: 'revoked' });
    expect(await ask()).toBeNull();
  });
});

describe('organizations and memberships', () => {
  it('that are deleted are kept, but closed', async () => {
    const who = await actor();
    await send('organization.deleted', { id: org, object: 'organization', deleted: true });
    expect((await orgRow())?.deletedAt).not.toBeNull();
    expect(await actor()).toBeNull();
    await send('organization.updated', orgData('Back again', now + 5000));
    expect(await actor()).toBeNull();
    expect(await auditOf(who)).toContainEqual({ action: 'organization.delete', via: 'webhook', actor: 'Clerk' });
  });

  it('give the role that Clerk names, and follow its changes', async () => {
    await send('organizationMembership.created', membership('org:member', now));
    expect((await actor('org:admin'))?.role).toBe('viewer');
    await send('organizationMembership.updated', membership('org:admin', now + 1));
    expect((await actor())?.role).toBe('admin');
  });

  it('leave a role that an admin gave here until Clerk changes its own', async () => {
    await send('organizationMembership.created', membership('org:member', now));
    const who = await actor();
    const own = and(eq(members.userId, who?.userId ?? ''), eq(members.organizationId, who?.orgId ?? ''));
    await withIdentity((tx) => tx.update(members).set({ role: 'operator' }).where(own));
    await send('organizationMembership.updated', membership('org:member', now + 1));
    expect((await actor())?.role).toBe('operator');
    await send('organizationMembership.updated', membership('org:admin', now + 2));
    expect((await actor())?.role).toBe('admin');
  });

  it('that ended stay ended for tokens on their way, and begin anew when Clerk says so', async () => {
    expect(await actor()).not.toBeNull();
    await send('organizationMembership.deleted', membership('org:admin', now), now + 1000);
    expect(await actor()).toBeNull();
    await send('organizationMembership.updated', membership('org:admin', now), now);
    expect(await actor()).toBeNull();
    await send('organizationMembership.created', membership('org:member', now + 2000), now + 2000);
    expect((await actor())?.role).toBe('viewer');
  });
});
