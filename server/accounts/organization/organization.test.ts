import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { World, WorldOrganization } from '@/sample-cloud/contract';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { closeDatabase } from '@/server/db';
import type { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { findAccount, findByAccountId } from '../connect/find-account';
import { connectMembersSchema } from '../schema';
import { connectMembers, followOrganization } from './connect-members';
import { discoverOrganization } from './discover';
import { followedOrganizations, followOne, tryWaiting } from './follow';
import { readOrganization } from './read-organization';

const production = '111122223333';
const staging = '444455556666';
const dataLake = '888800001111';
const suspended = '222233334444';

let cloud: SampleCloud;
let members: WorldOrganization['members'][number][];
let admin: Person;
let through: string;

beforeAll(async () => {
  const anchor = new Date('2026-11-20T00:00:00Z');
  const world = createDefaultWorld({ anchor });
  members = [...(world.accounts[0]?.organization?.members ?? [])];
  const accounts = world.accounts.map((account) =>
    account.organization ? { ...account, organization: { ...account.organization, members } } : account,
  );
  cloud = await startSampleCloud({ world: { ...world, accounts } satisfies World, limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
beforeEach(async () => {
  cloud.faults.clear();
  const target = await connectSample(production);
  through = target.awsAccountId;
  admin = await makePerson(target.orgId);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('it was accepted'),
    (error: AppError) => error,
  );
const discovered = async () => {
  await discoverOrganization(admin.actor, through);
  const organization = await readOrganization(admin.actor, through);
  if (!organization) throw new Error('nothing was kept');
  return organization;
};
const choose = (accountIds: string[], roleName = 'CloudLensScanRole') =>
  connectMembers(admin.actor, through, connectMembersSchema.parse({ accountIds, roleName, organizationalUnitId: 'r-ab12' }));

describe('an AWS organization', () => {
  it('is listed with every member, what AWS says of it and whether it is connected', async () => {
    const { managementAccountId, members: found } = await discovered();
    expect(managementAccountId).toBe(production);
    expect(found.map(({ accountId, state }) => [accountId, state]).sort()).toEqual(members.map(({ id, status }) => [id, status]).sort());
    expect(found.filter(({ connection }) => connection).map(({ accountId }) => accountId)).toEqual([production]);
    expect(found.find(({ isManagement }) => isManagement)?.accountId).toBe(production);
  });

  it('is listed to its end, however many pages', async () => {
    const many = Array.from({ length: 45 }, (_, index) => ({
      id: String(900_000_000_000 + index),
      name: `Team ${index}`,
      status: 'ACTIVE' as const,
      joined: new Date('2026-01-01'),
    }));
    members.push(...many);
    expect((await discovered()).members).toHaveLength(members.length);
    members.splice(members.length - many.length, many.length);
  });

  it('keeps the former list when a page does not come, and says why', async () => {
    const before = await discovered();
    cloud.faults.add({ service: 'organizations', operation: 'ListAccounts', effect: { kind: 'deny' } });
    const error = await refusal(discoverOrganization(admin.actor, through));
    expect(error.code).toBe('ORGANIZATION_NOT_READABLE');
    expect(error.message).toContain('organizations:ListAccounts');
    const after = await readOrganization(admin.actor, through);
    expect(after?.members).toEqual(before.members);
    expect(after?.lastError).toBe(error.message);
  });

  it('does not exist for an account in none', async () => {
    const target = await connectSample('777788889999');
    const person = await makePerson(target.orgId);
    expect((await refusal(discoverOrganization(person.actor, target.awsAccountId))).message).toContain('in no AWS organization');
  });

  it('of another of our organizations is not there', async () => {
    await discovered();
    const other = await makePerson(await makeOrganization());
    expect(await readOrganization(other.actor, through)).toBeNull();
    expect((await refusal(discoverOrganization(other.actor, through))).code).toBe('NOT_FOUND');
  });
});

describe('connecting many', () => {
  it('gives each account an external id of its own, names who cannot be connected, and writes one script', async () => {
    await discovered();
    const { prepared, refused, commands } = await choose([dataLake, staging, suspended, '999999999999']);
    expect(prepared.map(({ accountId }) => accountId).sort()).toEqual([staging, dataLake].sort());
    expect(refused.map(({ accountId }) => accountId).sort()).toEqual([suspended, '999999999999']);
    expect(refused.find(({ accountId }) => accountId === suspended)?.reason).toContain('SUSPENDED');
    const ids = await Promise.all(
      [staging, dataLake].map(async (id) => (await findByAccountId(asOrgId(admin.actor.orgId), id))?.externalId ?? ''),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(commands).toContain(id);
    expect(commands).toContain('create-stack-set');
    expect(commands).not.toContain('Not signed in to the management account');
  });

  it('gives the management account a stack of its own, which a StackSet leaves out', async () => {
    await discovered();
    const account = await findAccount(asOrgId(admin.actor.orgId), through);
    expect(account).toBeDefined();
    const other = await connectSample(staging);
    expect(other.orgId).not.toBe(asOrgId(admin.actor.orgId));
    const { commands, refused } = await choose([production, dataLake]);
    // It is connected already: that is how its organization was listed.
    expect(refused).toEqual([{ accountId: production, reason: expect.stringContaining('connected already') }]);
    expect(commands).toContain(dataLake);
  });

  it('connects an account by itself once its role is there', async () => {
    await discovered();
    const { prepared } = await choose([staging], 'MadeByStackSet');
    const id = prepared[0]?.id ?? '';
    expect(await tryWaiting({ orgId: asOrgId(admin.actor.orgId), id })).toEqual({ connected: false });
    const account = await findAccount(asOrgId(admin.actor.orgId), id);
    cloud.addRole(staging, {
      name: 'MadeByStackSet',
      externalId: account?.externalId ?? null,
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    });
    expect(await tryWaiting({ orgId: asOrgId(admin.actor.orgId), id })).toEqual({ connected: true });
    expect((await findAccount(asOrgId(admin.actor.orgId), id))?.status).toBe('connected');
  });
});

describe('following', () => {
  it('prepares who joins later, and nobody who was there before', async () => {
    await discovered();
    await followOrganization(admin.actor, through, true);
    const mine = { orgId: asOrgId(admin.actor.orgId), awsAccountId: through };
    expect(await followedOrganizations()).toContainEqual(mine);
    expect(await followOne(mine)).toEqual({ prepared: 0 });
    const fresh = { id: '888800002222', name: 'Lumen returns', status: 'ACTIVE' as const, joined: new Date('2026-11-19') };
    members.push(fresh, { ...fresh, id: '888800003333', status: 'SUSPENDED' });
    expect(await followOne(mine)).toEqual({ prepared: 1 });
    expect(await findByAccountId(asOrgId(admin.actor.orgId), fresh.id)).toMatchObject({ status: 'pending', name: 'Lumen returns' });
    expect(await findByAccountId(asOrgId(admin.actor.orgId), dataLake)).toBeUndefined();
    expect(await followOne(mine)).toEqual({ prepared: 0 });
    members.splice(members.length - 2, 2);
  });

  it('ends when it is switched off', async () => {
    await discovered();
    await followOrganization(admin.actor, through, true);
    await followOrganization(admin.actor, through, false);
    expect(await followedOrganizations()).not.toContainEqual({ orgId: asOrgId(admin.actor.orgId), awsAccountId: through });
  });
});
