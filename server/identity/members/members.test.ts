import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { auditLog } from '@/drizzle/schema/audit';
import { members } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeKey, makeOrganization, makePerson } from '@/server/test/organization';
import { findApiKeyActor } from '../api-keys';
import { issueTokens, refreshTokenPair } from '../local/refresh-tokens';
import { ownOrganizations } from '../organizations/data';
import { switchOrganization } from '../organizations/mutations';
import { findSession, startSession } from '../sessions';
import { listMembers } from './data';
import { deactivateMember, reactivateMember } from './deactivate';
import { changeMember, removeMember } from './mutations';

afterAll(closeDatabase);

async function makeAccount(orgId: OrgId, accountId = '123456789012'): Promise<string> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({ orgId, accountId, name: accountId, kind: 'role', status: 'connected' })
      .returning({ id: awsAccounts.id }),
  );
  if (!row) throw new Error('no account');
  return row.id;
}

async function newSession(userId: string) {
  const { token } = await startSession(userId, 'vitest');
  return (await findSession({ token }, 'session'))?.actor;
}

describe('the last admin', () => {
  it('stays, however many try at the same time', async () => {
    const orgId = await makeOrganization();
    const admins = await Promise.all(Array.from({ length: 5 }, () => makePerson(orgId, 'admin')));
    const tries = Array.from({ length: 20 }, (_, n) => {
      const by = admins[n % 5]?.actor;
      const whom = admins[(n + Math.floor(n / 5)) % 5]?.actor.userId ?? '';
      if (!by) throw new Error('no admin');
      const acts = [() => removeMember(by, whom), () => changeMember(by, whom, { role: 'viewer' }), () => deactivateMember(by, whom)];
      return acts[n % 3]?.().catch((error: unknown) => error);
    });
    const refused = (await Promise.all(tries)).filter((each) => each !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    const reader = await makePerson(orgId, 'admin');
    const left = (await listMembers(reader.actor)).filter(
      ({ role, status, id }) => role === 'admin' && status === 'active' && id !== reader.actor.userId,
    );
    expect(left.length).toBeGreaterThanOrEqual(1);
  });

  it('cannot be demoted or removed, alone', async () => {
    const orgId = await makeOrganization();
    const { actor } = await makePerson(orgId, 'admin');
    await makePerson(orgId, 'operator');
    await expect(changeMember(actor, actor.userId, { role: 'operator' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(removeMember(actor, actor.userId)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a change of role or grants', () => {
  it('holds at once, for sessions and keys, and is written down', async () => {
    const orgId = await makeOrganization();
    const account = await makeAccount(orgId);
    const admin = await makePerson(orgId, 'admin');
    const member = await makePerson(orgId, 'viewer');
    const key = await makeKey(member);
    await changeMember(admin.actor, member.actor.userId, {
      role: 'operator',
      grants: [{ awsAccountId: account, permissions: ['findings:read'] }],
    });
    for (const actor of [(await findSession({ token: member.sessionToken }, 'session'))?.actor, await findApiKeyActor(key)]) {
      expect(actor).toMatchObject({ role: 'operator', accountIds: [account] });
      expect(actor?.grants?.get(account)).toEqual(['findings:read', 'accounts:read']);
    }
    await changeMember(admin.actor, member.actor.userId, { grants: null });
    expect(await findApiKeyActor(key)).toMatchObject({ role: 'operator', accountIds: null, grants: null });
    const rows = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.action, 'member.update')).orderBy(auditLog.seq));
    expect(rows.map((row) => row.target)).toEqual([member.actor.userId, member.actor.userId]);
  });

  it('keeps who is limited limited when the account is removed', async () => {
    const orgId = await makeOrganization();
    const account = await makeAccount(orgId);
    const admin = await makePerson(orgId, 'admin');
    const member = await makePerson(orgId, 'viewer');
    await changeMember(admin.actor, member.actor.userId, { grants: [{ awsAccountId: account, permissions: ['findings:read'] }] });
    await withOrg(orgId, (tx) => tx.delete(awsAccounts).where(eq(awsAccounts.id, account)));
    expect((await findSession({ token: member.sessionToken }, 'session'))?.actor).toMatchObject({ accountIds: [] });
  });

  it('refuses what cannot be granted', async () => {
    const [orgId, other] = [await makeOrganization(), await makeOrganization()];
    const [account, foreign] = [await makeAccount(orgId), await makeAccount(other)];
    const admin = await makePerson(orgId, 'admin');
    const { userId } = (await makePerson(orgId, 'viewer')).actor;
    const stranger = (await makePerson(other, 'viewer')).actor.userId;
    const grant = (awsAccountId: string, permission: 'findings:read' | 'findings:update') => [{ awsAccountId, permissions: [permission] }];
    const change = (id: string, input: Parameters<typeof changeMember>[2]) => changeMember(admin.actor, id, input);
    await expect(change(userId, { grants: grant(foreign, 'findings:read') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(change(userId, { grants: grant(account, 'findings:update') })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(change(userId, { role: 'admin', grants: [] })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(change(stranger, { role: 'admin' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeMember(admin.actor, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a member who is removed', () => {
  it('is out with sessions and keys', async () => {
    const orgId = await makeOrganization();
    const admin = await makePerson(orgId, 'admin');
    const member = await makePerson(orgId, 'operator');
    const key = await makeKey(member);
    await removeMember(admin.actor, member.actor.userId);
    expect(await findApiKeyActor(key)).toBeNull();
    expect(await findSession({ token: member.sessionToken }, 'session')).toBeNull();
    expect((await listMembers(admin.actor)).map(({ id }) => id)).toEqual([admin.actor.userId]);
  });
});

describe('a member who is deactivated', () => {
  it('is out with sessions, refresh tokens and keys at once, and comes back as they were, without them', async () => {
    const orgId = await makeOrganization();
    const account = await makeAccount(orgId);
    const admin = await makePerson(orgId, 'admin');
    const member = await makePerson(orgId, 'operator');
    const { userId } = member.actor;
    await changeMember(admin.actor, userId, { grants: [{ awsAccountId: account, permissions: ['findings:read'] }] });
    const key = await makeKey(member);
    const { refreshToken } = await issueTokens(member.actor.credentialId);
    await deactivateMember(admin.actor, userId);
    await deactivateMember(admin.actor, userId);
    expect(await findApiKeyActor(key)).toBeNull();
    expect(await findSession({ token: member.sessionToken }, 'session')).toBeNull();
    await expect(refreshTokenPair(refreshToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await newSession(userId), 'a new session opens nothing').toBeUndefined();
    expect((await listMembers(admin.actor)).find((row) => row.id === userId)).toMatchObject({ status: 'deactivated', role: 'operator' });
    await reactivateMember(admin.actor, userId);
    expect(await newSession(userId)).toMatchObject({ orgId, role: 'operator', accountIds: [account] });
    expect(await findApiKeyActor(key)).toBeNull();
    const rows = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.target, userId)).orderBy(auditLog.seq));
    expect(rows.map((row) => row.action)).toEqual(['member.update', 'member.deactivate', 'member.reactivate']);
  });

  it('goes on in other organizations, and only there', async () => {
    const [home, other] = [await makeOrganization(), await makeOrganization()];
    const admin = await makePerson(home, 'admin');
    const member = await makePerson(home, 'viewer');
    const { userId } = member.actor;
    await withIdentity((tx) => tx.insert(members).values({ organizationId: other, userId, role: 'operator' }));
    const { token } = await startSession(userId, 'vitest');
    const there = (await findSession({ token }, 'session'))?.actor;
    if (!there) throw new Error('no session');
    await switchOrganization(there, other);
    await deactivateMember(admin.actor, userId);
    expect(await findSession({ token: member.sessionToken }, 'session')).toBeNull();
    const now = (await findSession({ token }, 'session'))?.actor;
    expect(now).toMatchObject({ orgId: other, role: 'operator' });
    expect((await ownOrganizations(there)).map(({ id }) => id)).toEqual([other]);
  });

  it('is neither oneself nor a stranger', async () => {
    const [orgId, other] = [await makeOrganization(), await makeOrganization()];
    const admin = await makePerson(orgId, 'admin');
    const stranger = (await makePerson(other, 'admin')).actor.userId;
    await expect(deactivateMember(admin.actor, admin.actor.userId)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(deactivateMember(admin.actor, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(reactivateMember(admin.actor, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
