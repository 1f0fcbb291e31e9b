import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { auditLog } from '@/drizzle/schema/audit';
import { members, organizations, sessions } from '@/drizzle/schema/identity';
import { scans } from '@/drizzle/schema/scans';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { liveHub } from '@/server/live/hub';
import { liveStream } from '@/server/live/stream';
import { furnishOrganization } from '@/server/test/isolation/furnished-organization';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { findApiKeyActor } from '../api-keys';
import { viewInvitation } from '../invitations/data';
import { createInvitation } from '../invitations/mutations';
import { issueTokens, refreshTokenPair } from '../local/refresh-tokens';
import { findSession, startSession } from '../sessions';
import { createFirstOrganization, createOrganization, mayMakeFirst } from './create';
import { deleteOrganization } from './delete';
import { withToken } from './homeless';

afterAll(closeDatabase);

const actorOf = async (token: string) => (await findSession({ token }, 'session'))?.actor ?? null;
const nameOf = async (orgId: string): Promise<string> => {
  const [row] = await withIdentity((tx) => tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, orgId)));
  return row?.name ?? '';
};
const remove = async ({ actor }: Person) => deleteOrganization(actor, await nameOf(actor.orgId));

describe('another organization', () => {
  it('is made with its maker as admin, who goes on in it, and its audit log begins with that', async () => {
    const person = await makePerson(await makeOrganization(), 'viewer');
    const { organizationId } = await createOrganization(person.actor, 'Lumen Labs');
    expect(await actorOf(person.sessionToken)).toMatchObject({ orgId: organizationId, role: 'admin' });
    const rows = await withOrg(asOrgId(organizationId), (tx) => tx.select().from(auditLog).orderBy(auditLog.seq));
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([['organization.create', person.actor.userId]]);
  });

  it('is made by admins only where nobody may sign up, and never by a key', async () => {
    const orgId = await makeOrganization();
    const [admin, viewer] = [await makePerson(orgId, 'admin'), await makePerson(orgId, 'viewer')];
    const key = await findApiKeyActor(await makeKey(admin));
    if (!key) throw new Error('no key');
    await expect(createOrganization(key, 'Mine')).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(createOrganization({ ...admin.actor, provider: 'workos' }, 'Mine')).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const { env } = await import('@/server/env');
    const before = env().SIGN_UP;
    try {
      env().SIGN_UP = 'invitation';
      await expect(createOrganization(viewer.actor, 'Mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await createOrganization(admin.actor, 'Second');
    } finally {
      env().SIGN_UP = before;
    }
  });
});

describe('deleting an organization', () => {
  it('wants an admin in a session, a recent proof, and the name', async () => {
    const orgId = await makeOrganization();
    const [admin, operator] = [await makePerson(orgId, 'admin'), await makePerson(orgId, 'operator')];
    await expect(remove(operator)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(deleteOrganization(admin.actor, 'another name')).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const key = await findApiKeyActor(await makeKey(admin));
    await expect(deleteOrganization(key ?? admin.actor, await nameOf(orgId))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await withIdentity((tx) =>
      tx
        .update(sessions)
        .set({ authenticatedAt: new Date(Date.now() - 11 * 60_000) })
        .where(eq(sessions.id, admin.actor.credentialId)),
    );
    await expect(remove(admin)).rejects.toMatchObject({ code: 'REAUTHENTICATION_REQUIRED' });
    expect(await actorOf(admin.sessionToken)).toMatchObject({ orgId });
  });

  it('ends sessions, keys, tokens, invitations, scans and streams of it at once', async () => {
    const { orgId, admin, ids } = await furnishOrganization();
    const member = await makePerson(orgId, 'operator');
    const key = await makeKey(member);
    const { token: ofProgram, id } = await startSession(member.actor.userId, 'a program');
    const { refreshToken } = await issueTokens(id);
    const { link } = await createInvitation(admin.actor, { email: 'late@example.com', role: 'viewer' });
    const scan = await withOrg(orgId, async (tx) => {
      const [row] = await tx
        .insert(scans)
        .values({ orgId, awsAccountId: ids.account, seq: 9, status: 'running', trigger: 'user' })
        .returning({ id: scans.id });
      await tx
        .update(awsAccounts)
        .set({ activeScanId: row?.id ?? null, status: 'scanning' })
        .where(eq(awsAccounts.id, ids.account));
      return row?.id ?? '';
    });
    const stream = liveStream(member.actor, new Request('http://localhost/api/live'), undefined, () => actorOf(member.sessionToken));
    const heard = stream.text();
    // The reader is known to the hub once this subscription, which waits for the same connection, is.
    (await liveHub().subscribe(orgId, () => {}, null)).unsubscribe();
    await remove(admin);
    for (const token of [admin.sessionToken, member.sessionToken, ofProgram]) expect(await actorOf(token)).toBeNull();
    expect(await findApiKeyActor(key)).toBeNull();
    await expect(refreshTokenPair(refreshToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await viewInvitation(new URL(link).searchParams.get('token') ?? '')).toBeNull();
    const [state] = await withOrg(orgId, (tx) => tx.select({ status: scans.status }).from(scans).where(eq(scans.id, scan)));
    expect(state?.status).toBe('cancelled');
    const accounts = await withOrg(orgId, (tx) => tx.select().from(awsAccounts).where(eq(awsAccounts.orgId, orgId)));
    expect(accounts.map(({ schedule, activeScanId, status }) => [schedule, activeScanId, status])).toEqual([
      ['off', null, 'connected'],
      ['off', null, 'connected'],
    ]);
    // Ends only because the stream was closed.
    expect(await heard).toContain('retry:');
    const rows = await withOrg(orgId, (tx) =>
      tx.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.target, orgId)).orderBy(auditLog.seq),
    );
    expect(rows).toEqual([{ action: 'organization.delete' }]);
  });

  it('is done once, however often it is asked for at the same time', async () => {
    const admin = await makePerson(await makeOrganization());
    const name = await nameOf(admin.actor.orgId);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => deleteOrganization(admin.actor, name)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lets people go on in their other organizations, in the browser but not by tokens', async () => {
    const [home, other] = [await makeOrganization(), await makeOrganization()];
    const admin = await makePerson(home);
    await withIdentity((tx) => tx.insert(members).values({ organizationId: other, userId: admin.actor.userId, role: 'viewer' }));
    const { token: ofProgram, id } = await startSession(admin.actor.userId, 'a program');
    await issueTokens(id);
    await remove(admin);
    expect(await actorOf(admin.sessionToken)).toMatchObject({ orgId: other, role: 'viewer' });
    expect(await actorOf(ofProgram)).toBeNull();
  });
});

describe('somebody whose last organization was deleted', () => {
  it('is told so, and begins with a new one', async () => {
    const admin = await makePerson(await makeOrganization());
    const name = await nameOf(admin.actor.orgId);
    expect(await withToken(admin.sessionToken)).toBeNull();
    await remove(admin);
    const homeless = await withToken(admin.sessionToken);
    expect(homeless).toMatchObject({ email: admin.email, left: [{ name, because: 'deleted' }] });
    if (!homeless) throw new Error('nobody');
    expect(await mayMakeFirst(homeless)).toBe(true);
    const { organizationId } = await createFirstOrganization(homeless, 'Anew');
    expect(await actorOf(admin.sessionToken)).toMatchObject({ orgId: organizationId, role: 'admin' });
    expect(await withToken(admin.sessionToken)).toBeNull();
  });
});
