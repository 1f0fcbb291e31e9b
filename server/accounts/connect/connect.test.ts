import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { servicePrincipalArn } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { insertScan } from '@/server/scans/mutations';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { removeAccount } from '../mutations';
import { connectSchema, type IssueInput, issueSchema } from '../schema';
import { connectAccount, tryConnection } from './connect-account';
import { findAccount } from './find-account';
import { issueExternalId } from './issue-external-id';
import { accountsToProve, dropExpiredConnections, proveAgain } from './upkeep';
import { verifyAccount } from './verify-account';

// Accounts that are due are looked for among all organizations, a thousand at most.
await takeOwnDatabase(inject('databaseUrls').owner);

const sandbox = '777788889999';

let cloud: SampleCloud;
let orgId: OrgId;
let admin: Person;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20T00:00:00Z') }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
beforeEach(async () => {
  cloud.faults.clear();
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

let roles = 0;
/** A role name that the account does not have yet. */
const newRole = () => `Made${process.pid}x${++roles}`;

const issue = (input: Partial<IssueInput> = {}, person = admin) =>
  issueExternalId(person.actor, issueSchema.parse({ accountId: sandbox, roleName: newRole(), ...input }));
const nameOf = (roleArn: string) => roleArn.split('/').at(-1) ?? '';
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.code ?? String(error),
  );
const statusOf = async (id: string) => (await findAccount(admin.actor, id))?.status;

/** A connection whose role exists and trusts as told. */
async function arranged(externalId: (issued: string) => string | null | readonly string[]) {
  const issued = await issue();
  cloud.addRole(sandbox, role(issued.roleArn, externalId(issued.externalId)));
  const connect = () => connectAccount(admin.actor, connectSchema.parse({ accountId: sandbox, roleArn: issued.roleArn, name: 'made' }));
  return { ...issued, connect };
}

const role = (roleArn: string, externalId: string | null | readonly string[]) => ({
  name: nameOf(roleArn),
  externalId,
  policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }] }],
});

describe('an external id', () => {
  it('is the same for the same role, new for another one, and never given again', async () => {
    const roleName = newRole();
    const first = await issue({ roleName });
    expect((await issue({ roleName })).externalId).toBe(first.externalId);
    const other = await issue();
    expect(other.externalId).not.toBe(first.externalId);
    expect(other.id).toBe(first.id);
    expect((await issue({ roleName })).externalId).not.toBe(first.externalId);
    await removeAccount(admin.actor, first.id);
    expect((await issue({ roleName })).externalId).not.toBe(first.externalId);
    expect(first.externalId).toMatch(/^cl_[\w-]{32}$/);
  });

  it('stays on the list of issued ones when all else goes, and the app cannot take it off', async () => {
    const { id, externalId } = await issue();
    await removeAccount(admin.actor, id);
    const rows = await withIdentity(
      ({ sql }) => sql`select account_id from identity.issued_external_ids where external_id = ${externalId}`,
    );
    expect(rows).toHaveLength(1);
    await expect(
      withIdentity(({ sql }) => sql`delete from identity.issued_external_ids where external_id = ${externalId}`),
    ).rejects.toThrow('permission denied');
    await expect(
      withIdentity(({ sql }) => sql`update identity.issued_external_ids set account_id = '1' where external_id = ${externalId}`),
    ).rejects.toThrow('permission denied');
  });

  it('differs between organizations for the same role', async () => {
    const roleName = newRole();
    const theirs = await issue({ roleName }, await makePerson(await makeOrganization()));
    expect((await issue({ roleName })).externalId).not.toBe(theirs.externalId);
  });

  it('is one even when asked for twenty times at once', async () => {
    const roleName = newRole();
    const ids = await Promise.allSettled(Array.from({ length: 20 }, () => issue({ roleName })));
    const given = ids.flatMap((each) => (each.status === 'fulfilled' ? [each.value.externalId] : []));
    expect(given.length).toBeGreaterThan(0);
    expect(new Set(given).size).toBe(1);
  });
});

describe('connecting', () => {
  it('works with the issued id alone', async () => {
    const { connect, id } = await arranged((externalId) => externalId);
    expect(await connect()).toMatchObject({ status: 'connected', name: 'made' });
    const account = await findAccount(admin.actor, id);
    expect(account?.trustProvenAt).toBeInstanceOf(Date);
    expect(account?.expiresAt).toBeNull();
    expect(await codeOf(connect())).toBe('CONFLICT');
  });

  const careless: [string, () => string | null, RegExp][] = [
    ['without an id', () => null, /without an external id/],
    ['with any id', () => '*', /wrong external id/],
    ['with any of our making', () => 'cl_*', /wrong external id/],
  ];
  it.each(careless)('is refused when the role opens %s, and no scan starts', async (_, trust, reason) => {
    const { connect, id } = await arranged(trust);
    expect(await codeOf(connect())).toBe('INSECURE_TRUST');
    const account = await findAccount(admin.actor, id);
    expect(account?.status).toBe('insecure_trust');
    expect(account?.lastError).toMatch(reason);
    expect(await codeOf(insertScan(admin.actor, { awsAccountId: id, trigger: 'user' }))).toBe('INSECURE_TRUST');
  });

  it('is refused when the role also opens with the id of another organization for the same account', async () => {
    const theirs = await issue({}, await makePerson(await makeOrganization()));
    const { connect, id } = await arranged((externalId) => [externalId, theirs.externalId]);
    expect(await codeOf(connect())).toBe('INSECURE_TRUST');
    expect((await findAccount(admin.actor, id))?.lastError).toMatch(/another organization/);
  });

  it('tries another’s id even where nobody else is: then one made for it', async () => {
    const { connect } = await arranged((externalId) => externalId);
    cloud.calls.clear();
    await connect();
    const assumed = cloud.calls.list().find((each) => each.operation === 'AssumeRole');
    // The right id for the proof and for the preflight, and three wrong ways.
    expect(JSON.stringify(assumed)).toMatch(/refused":3/);
  });

  it.each([
    ['throttled', { kind: 'throttle' }],
    ['answered by something else', { kind: 'html', status: 403 }],
    ['cut', { kind: 'cut', part: 0.3 }],
    ['broken', { kind: 'reset' }],
    ['told that our key is unknown', { kind: 'error', status: 403, code: 'InvalidClientTokenId' }],
    ['told that our signature is wrong', { kind: 'error', status: 403, code: 'SignatureDoesNotMatch' }],
    ['told of a failure', { kind: 'error', status: 500, code: 'InternalFailure' }],
  ] as const)('is not proven, never secure, when a wrong way is %s', async (_, effect) => {
    const { connect, id } = await arranged((externalId) => externalId);
    cloud.faults.add({ service: 'sts', operation: 'AssumeRole', from: 2, effect });
    expect(await codeOf(connect())).toBe('TRUST_NOT_PROVEN');
    expect(await statusOf(id)).toBe('pending');
    expect(await codeOf(insertScan(admin.actor, { awsAccountId: id, trigger: 'user' }))).toBe('NOT_CONNECTED');
    cloud.faults.clear();
    expect(await codeOf(connect())).toBe('done');
  });

  it('is refused for ids that we did not issue for this very role', async () => {
    const { externalId, roleArn } = await arranged((issued) => issued);
    const attempt = (input: object) => codeOf(connectAccount(admin.actor, connectSchema.parse({ accountId: sandbox, roleArn, ...input })));
    expect(await attempt({ externalId: `${externalId}x` })).toBe('EXTERNAL_ID_NOT_ISSUED');
    expect(await attempt({ roleArn: `arn:aws:iam::${sandbox}:role/CloudLensScanRole` })).toBe('EXTERNAL_ID_NOT_ISSUED');
    expect(await attempt({ externalId })).toBe('done');
  });
});

describe('waiting for the role', () => {
  it('goes on by itself once the role is there', async () => {
    const { id, roleArn, externalId } = await issue();
    const before = await tryConnection(admin.actor, id);
    expect(before).toMatchObject({ state: 'waiting', isOurs: false });
    cloud.addRole(sandbox, role(roleArn, 'someone-elses'));
    expect(await tryConnection(admin.actor, id)).toMatchObject({ state: 'waiting' });
    cloud.addRole(sandbox, role(roleArn, externalId));
    expect(await tryConnection(admin.actor, id)).toEqual({ state: 'connected' });
    expect(await tryConnection(admin.actor, id)).toEqual({ state: 'connected' });
    expect((await findAccount(admin.actor, id))?.preflight).toBeTruthy();
  });

  it('tells trouble of ours from a role that is not there', async () => {
    const { id } = await issue();
    cloud.faults.add({ service: 'sts', effect: { kind: 'error', status: 500, code: 'InternalFailure' } });
    expect(await tryConnection(admin.actor, id)).toMatchObject({
      state: 'waiting',
      isOurs: true,
      reason: expect.stringContaining('AWS itself'),
    });
  });

  /** Lets days pass for this connection alone: other suites have some of their own in the same database. */
  const age = (id: string, days: number) =>
    withOrg(orgId, ({ sql }) => sql`update aws_accounts set expires_at = expires_at - make_interval(days => ${days}) where id = ${id}`);

  it('ends after a week, and only then', async () => {
    const { id, externalId } = await issue();
    await age(id, 6);
    await dropExpiredConnections();
    expect(await statusOf(id)).toBe('pending');
    await age(id, 2);
    await dropExpiredConnections();
    expect(await statusOf(id)).toBeUndefined();
    expect((await issue()).externalId).not.toBe(externalId);
  });

  it('never drops what is connected', async () => {
    const { id, connect } = await arranged((externalId) => externalId);
    await connect();
    await age(id, 800);
    await dropExpiredConnections();
    expect(await statusOf(id)).toBe('connected');
  });
});

describe('the weekly proof', () => {
  const inAWeek = () => new Date(Date.now() + 8 * 86_400_000);
  const dueIds = async (now?: Date) => (await accountsToProve(now)).map(({ id }) => id);

  it('finds a role that became insecure, stops its scan and lets no other start', async () => {
    const { id, roleArn, connect } = await arranged((externalId) => externalId);
    await connect();
    expect(await dueIds()).not.toContain(id);
    expect(await dueIds(inAWeek())).toContain(id);
    const scanId = await insertScan(systemActor(orgId, 'schedule'), { awsAccountId: id, trigger: 'schedule' });

    cloud.addRole(sandbox, role(roleArn, null));
    expect(await proveAgain({ orgId: admin.actor.orgId, id })).toEqual({ result: 'proven' });
    expect(await statusOf(id)).toBe('insecure_trust');
    const [scan] = await withOrg(admin.actor, ({ sql }) => sql`select status from scans where id = ${scanId}`);
    expect(scan?.status).toBe('cancelled');
    expect(await codeOf(insertScan(admin.actor, { awsAccountId: id, trigger: 'user' }))).toBe('INSECURE_TRUST');
    const changes = await withOrg(admin.actor, ({ sql }) => sql`select kind from changes where aws_account_id = ${id} order by id`);
    expect(changes.map(({ kind }) => kind)).toContain('account.insecure-trust');
  });

  it('changes nothing when AWS does not answer, so that the account stays due', async () => {
    const { id, connect } = await arranged((externalId) => externalId);
    await connect();
    const before = await findAccount(admin.actor, id);
    cloud.faults.add({ service: 'sts', effect: { kind: 'throttle' } });
    expect(await proveAgain({ orgId: admin.actor.orgId, id })).toEqual({ result: 'no answer' });
    expect(await findAccount(admin.actor, id)).toEqual(before);
    expect(await dueIds(inAWeek())).toContain(id);
  });

  it('notes a role that shut us out', async () => {
    const { id, roleArn, connect } = await arranged((externalId) => externalId);
    await connect();
    cloud.addRole(sandbox, role(roleArn, 'changed-by-the-customer'));
    await proveAgain({ orgId: admin.actor.orgId, id });
    expect(await findAccount(admin.actor, id)).toMatchObject({ status: 'error', lastError: expect.stringContaining('refused') });
  });
});

describe('verifying', () => {
  it('takes an insecure account back once its trust is mended', async () => {
    const { id, roleArn, externalId, connect } = await arranged(() => null);
    await codeOf(connect());
    expect(await verifyAccount(admin.actor, id)).toMatchObject({ status: 'insecure_trust', trustProvenAt: null });
    cloud.addRole(sandbox, role(roleArn, externalId));
    expect(await verifyAccount(admin.actor, id)).toMatchObject({ status: 'connected', lastError: null, trustProvenAt: expect.any(String) });
  });

  it('says so when AWS gave no answer', async () => {
    const { id, connect } = await arranged((externalId) => externalId);
    await connect();
    cloud.faults.add({
      service: 'sts',
      operation: 'AssumeRole',
      from: 2,
      effect: { kind: 'error', status: 503, code: 'ServiceUnavailable' },
    });
    expect(await codeOf(verifyAccount(admin.actor, id))).toBe('TRUST_NOT_PROVEN');
    expect(await statusOf(id)).toBe('connected');
  });

  it('is for connected accounts of one’s own organization', async () => {
    const { id } = await issue();
    expect(await codeOf(verifyAccount(admin.actor, id))).toBe('NOT_CONNECTED');
    const stranger = await makePerson(await makeOrganization());
    expect(await codeOf(verifyAccount(stranger.actor, id))).toBe('NOT_FOUND');
    expect(await codeOf(tryConnection(stranger.actor, id))).toBe('NOT_FOUND');
    const viewer = await makePerson(orgId, 'viewer');
    expect(await codeOf(verifyAccount(viewer.actor, id))).toBe('FORBIDDEN');
    expect(await codeOf(tryConnection(viewer.actor, id))).toBe('FORBIDDEN');
  });
});

it('names the principal that roles must trust', async () => {
  const { roleInstructions } = await import('./role-instructions');
  const { template, principal } = await roleInstructions(await issue());
  expect(principal).toBe(servicePrincipalArn);
  expect(template.cliCommand).toContain(`'CloudLensPrincipal=${servicePrincipalArn}'`);
});
