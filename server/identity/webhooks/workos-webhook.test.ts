import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/webhooks/workos/events/route';
import { auditLog } from '@/drizzle/schema/audit';
import { members, organizations, sessions, users } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { currentActor } from '@/server/identity/session';
import { asOrgId } from '@/server/ids';
import { freshId } from '@/server/test/vendor-tokens';
import { withHeaders, workosWebhookRequest, workosWebhookSecret } from '@/server/test/webhooks';
import { issueTokens } from '../local/refresh-tokens';
import { startSession } from '../sessions';

Object.assign(process.env, {
  APP_URL: 'http://localhost:3000',
  WORKOS_CLIENT_ID: 'client_01TEST',
  WORKOS_API_KEY: 'sk_test_workos',
  WORKOS_WEBHOOK_SECRET: workosWebhookSecret,
});
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
afterAll(closeDatabase);

const now = Date.now();
const iso = (ms: number) => new Date(ms).toISOString();
const event = (name: string, data: object, at = now) => ({ id: `event_${randomUUID()}`, event: name, data, created_at: iso(at) });
const status = async (request: Request) => (await POST(request)).status;
const send = async (name: string, data: object, at?: number) => expect(await status(workosWebhookRequest(event(name, data, at)))).toBe(200);

let user: string;
let org: string;
beforeEach(() => {
  user = freshId('user');
  org = freshId('org');
});
const userData = (first_name: string, at = now) => ({
  id: user,
  email: 'grace@example.com',
  email_verified: true,
  first_name,
  last_name: 'Hopper',
  updated_at: iso(at),
});
const membership = (slug: string, at = now, state = 'active') => ({
  id: 'om_1',
  organization_id: org,
  user_id: user,
  role: { slug },
  status: state,
  updated_at: iso(at),
});
const userRow = async () => (await withIdentity((tx) => tx.select().from(users).where(eq(users.subject, user))))[0];
const orgRow = async () => (await withIdentity((tx) => tx.select().from(organizations).where(eq(organizations.subject, org))))[0];
const roleOf = async () => {
  const rows = await withIdentity(async (tx) =>
    tx
      .select({ role: members.role })
      .from(members)
      .where(eq(members.userId, (await userRow())?.id ?? '')),
  );
  return rows.map(({ role }) => role);
};
/** Signs the person in by a session of ours, and says whether its access token still works. */
const signIn = async (vendorSessionId = freshId('session')) => {
  const { id } = await startSession((await userRow())?.id ?? '', 'vitest');
  await withIdentity((tx) => tx.update(sessions).set({ vendorSessionId }).where(eq(sessions.id, id)));
  const { accessToken } = await issueTokens(id);
  return async () => (await currentActor(new Headers({ authorization: `Bearer ${accessToken}` }))) !== null;
};

describe('the signature', () => {
  const good = () => workosWebhookRequest(event('user.created', userData('Grace')));

  it('lets a right one through, and one of several', async () => {
    expect(await status(good())).toBe(200);
    const request = good();
    const [time, signature] = (request.headers.get('workos-signature') ?? '').split(', ');
    expect(await status(withHeaders(request, { 'workos-signature': `${time}, v1=${'00'.repeat(32)}, ${signature}` }))).toBe(200);
    expect(await userRow()).toMatchObject({ provider: 'workos', name: 'Grace Hopper', emailVerified: true });
  });

  it.each<[string, () => Request]>([
    [
      'a body that was changed',
      () =>
        workosWebhookRequest(event('user.created', userData('Grace')), { sent: JSON.stringify(event('user.created', userData('Eve'))) }),
    ],
    ['another secret', () => workosWebhookRequest(event('user.created', userData('Grace')), { secret: 'another secret' })],
    ['an event of four minutes ago', () => workosWebhookRequest(event('user.created', userData('Grace')), { at: now - 4 * 60_000 })],
    ['an event from the future', () => workosWebhookRequest(event('user.created', userData('Grace')), { at: now + 4 * 60_000 })],
    [
      'another time than was signed',
      () => withHeaders(good(), { 'workos-signature': (good().headers.get('workos-signature') ?? '').replace(/t=\d+/, `t=${now - 5}`) }),
    ],
    ['no header', () => withHeaders(good(), { 'workos-signature': null })],
    ['a header without signature', () => withHeaders(good(), { 'workos-signature': `t=${now}` })],
    ['a header without time', () => withHeaders(good(), { 'workos-signature': `v1=${'00'.repeat(32)}` })],
  ])('refuses %s with 400 and without effect', async (_, make) => {
    expect(await status(make())).toBe(400);
    expect(await userRow()).toBeUndefined();
  });
});

describe('events', () => {
  it('twenty of the same at once have one effect, and a repeat later none', async () => {
    await send('organization.created', { id: org, name: 'Navy', updated_at: iso(now) });
    const same = event('organization_membership.created', membership('operator'));
    const statuses = await Promise.all(Array.from({ length: 20 }, () => status(workosWebhookRequest(same))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await roleOf()).toEqual(['operator']);
    const orgId = asOrgId((await orgRow())?.id ?? '');
    const joins = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.action, 'member.join')).orderBy(auditLog.seq));
    expect(joins).toMatchObject([{ actor: 'WorkOS', via: 'webhook', actorId: null }]);
    await withIdentity((tx) => tx.delete(members).where(eq(members.organizationId, orgId)));
    expect(await status(workosWebhookRequest(same))).toBe(200);
    expect(await roleOf()).toEqual([]);
  });

  it('do not let older news overwrite newer', async () => {
    await send('user.updated', userData('Amazing', now));
    await send('user.created', userData('Grace', now - 1000));
    expect((await userRow())?.name).toBe('Amazing Hopper');
    await send('organization_membership.updated', membership('admin', now));
    await send('organization_membership.created', membership('member', now - 1000));
    expect(await roleOf()).toEqual(['admin']);
  });

  it('user.deleted ends sessions and refuses everything later', async () => {
    await send('organization_membership.created', membership('admin'));
    const works = await signIn();
    expect(await works()).toBe(true);
    await send('user.deleted', { id: user });
    expect(await works()).toBe(false);
    expect((await userRow())?.deactivatedAt).not.toBeNull();
    await send('user.updated', userData('Back', now + 60_000));
    expect((await userRow())?.deactivatedAt).not.toBeNull();
  });

  it('session.revoked ends the session that began from it, and no other', async () => {
    await send('organization_membership.created', membership('admin'));
    const ended = freshId('session');
    const [one, another] = [await signIn(ended), await signIn()];
    await send('session.revoked', { id: ended, user_id: user });
    expect([await one(), await another()]).toEqual([false, true]);
  });

  it('a membership that ends or sleeps lets nobody in; an invited one is none yet', async () => {
    await send('organization_membership.created', membership('admin', now, 'pending'));
    expect(await userRow()).toBeUndefined();
    await send('organization_membership.updated', membership('admin', now + 1));
    const works = await signIn();
    expect(await works()).toBe(true);
    await send('organization_membership.updated', membership('admin', now + 2, 'inactive'));
    expect(await works()).toBe(false);
    await send('organization_membership.updated', membership('admin', now + 3));
    expect(await works()).toBe(true);
    await send('organization_membership.deleted', membership('admin', now + 3), now + 4);
    expect(await works()).toBe(false);
  });

  it('organization.deleted keeps the organization, closed', async () => {
    await send('organization_membership.created', membership('admin'));
    const works = await signIn();
    await send('organization.deleted', { id: org });
    expect((await orgRow())?.deletedAt).not.toBeNull();
    expect(await works()).toBe(false);
    await send('organization.updated', { id: org, name: 'Back', updated_at: iso(now + 60_000) });
    expect((await orgRow())?.deletedAt).not.toBeNull();
  });
});
