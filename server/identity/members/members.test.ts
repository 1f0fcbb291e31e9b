import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { auditLog } from '@/drizzle/schema/audit';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeKey, makeOrganization, makePerson } from '@/server/test/organization';
import { findApiKeyActor } from '../api-keys';
import { findSession } from '../sessions';
import { listMembers } from './data';
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

describe('the last admin', () => {
  it('stays, however many try at the same time', async () => {
    const orgId = await makeOrganization();
    const admins = await Promise.all(Array.from({ length: 5 }, () => makePerson(orgId, 'admin')));
    const tries = Array.from({ length: 20 }, (_, n) => {
      const by = admins[n % 5]?.actor;
      const whom = admins[(n + Math.floor(n / 5)) % 5]?.actor.userId ?? '';
      if (!by) throw new Error('no admin');
      return (n % 2 ? removeMember(by, whom) : changeMember(by, whom, { role: 'viewer' })).catch((error: unknown) => error);
    });
    const refused = (await Promise.all(tries)).filter((each) => each !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    const reader = await makePerson(orgId, 'admin');
    const left = (await listMembers(reader.actor)).filter(({ role, id }) => role === 'admin' && id !== reader.actor.userId);
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
    const rows = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.action, 'member.update')));
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
