import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { accessKeys, serviceCredentials } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { getScan } from '@/server/scans/data';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { findAccount, findByAccountId } from '../connect/find-account';
import { issueExternalId } from '../connect/issue-external-id';
import { verifyAccount } from '../connect/verify-account';
import { removeAccount } from '../mutations';
import { type AccessKeyInput, accessKeySchema, issueSchema } from '../schema';
import { deleteAccessKey, listAccessKeys } from './access-keys';
import { addAccessKey } from './add-access-key';

const sandbox = '777788889999';
const { accessKeyId, secretAccessKey } = accessKeys({ id: sandbox });
const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

let cloud: SampleCloud;
let admin: Person;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20T00:00:00Z') }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  // What is not a sample key is asked of 'AWS': here the same cloud, so that it refuses on the wire.
  process.env.AWS_ENDPOINT_URL = cloud.url;
});
beforeEach(async () => {
  cloud.faults.clear();
  admin = await makePerson(await makeOrganization());
});
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL;
  await cloud.close();
  await Promise.all([owner.end(), closeDatabase()]);
});

const input = (changes: Partial<AccessKeyInput> = {}): AccessKeyInput =>
  accessKeySchema.parse({ name: 'Reader', accessKeyId, secretAccessKey, region: 'eu-central-1', ...changes });
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('it was accepted'),
    (error: AppError) => error,
  );

describe('an access key', () => {
  it('connects the account that AWS says it is of, and its scan reads the account', async () => {
    const added = await addAccessKey(admin.actor, input());
    expect(added).toMatchObject({ accountId: sandbox, accessKeyIdLast4: accessKeyId.slice(-4) });
    expect(await findAccount(asOrgId(admin.actor.orgId), added.awsAccountId)).toMatchObject({
      kind: 'keys',
      status: 'connected',
      roleArn: null,
    });
    const scanId = await insertScan(systemActor(asOrgId(admin.actor.orgId), 'schedule'), {
      awsAccountId: added.awsAccountId,
      trigger: 'schedule',
      services: ['kms', 's3'],
    });
    expect((await runScanInline(asOrgId(admin.actor.orgId), scanId)).status).toBe('completed');
    expect((await getScan(admin.actor, scanId)).counts?.resources).toBeGreaterThan(0);
    expect((await listAccessKeys(admin.actor))[0]?.lastUsedAt).not.toBeNull();
  });

  it('lies in the database sealed, and no list shows it', async () => {
    await addAccessKey(admin.actor, input());
    const rows = await owner`select row_to_json(k)::text as row from aws_access_keys k where org_id = ${asOrgId(admin.actor.orgId)}`;
    const audit = await owner`select row_to_json(a)::text as row from audit_log a where org_id = ${asOrgId(admin.actor.orgId)}`;
    const everything = JSON.stringify([...rows, ...audit, await listAccessKeys(admin.actor)]);
    expect(rows).toHaveLength(1);
    expect(everything).not.toContain(secretAccessKey);
    expect(everything).not.toContain(accessKeyId);
    expect(everything).not.toContain(Buffer.from(secretAccessKey).toString('base64').replace(/=+$/, ''));
  });

  it('takes the place of the account’s former one', async () => {
    const first = await addAccessKey(admin.actor, input());
    const second = await addAccessKey(admin.actor, input({ name: 'New' }));
    expect(second.awsAccountId).toBe(first.awsAccountId);
    expect((await listAccessKeys(admin.actor)).map(({ id, name }) => [id, name])).toEqual([[second.id, 'New']]);
  });

  it('is gone once it is deleted; the account keeps what was found and nothing reads it any more', async () => {
    const added = await addAccessKey(admin.actor, input());
    const scanId = await insertScan(systemActor(asOrgId(admin.actor.orgId), 'schedule'), {
      awsAccountId: added.awsAccountId,
      trigger: 'schedule',
    });
    await deleteAccessKey(admin.actor, added.id);
    expect(await owner`select 1 from aws_access_keys where org_id = ${asOrgId(admin.actor.orgId)}`).toHaveLength(0);
    expect(await findAccount(asOrgId(admin.actor.orgId), added.awsAccountId)).toMatchObject({ status: 'disconnected', activeScanId: null });
    expect((await getScan(admin.actor, scanId)).status).toBe('cancelled');
    const again = insertScan(systemActor(asOrgId(admin.actor.orgId), 'schedule'), {
      awsAccountId: added.awsAccountId,
      trigger: 'schedule',
    });
    expect((await refusal(again)).code).toBe('NOT_CONNECTED');
    expect((await refusal(deleteAccessKey(admin.actor, added.id))).code).toBe('NOT_FOUND');
  });

  it('may connect a disconnected account again, by key or by role', async () => {
    const added = await addAccessKey(admin.actor, input());
    await removeAccount(admin.actor, added.awsAccountId, 'keep');
    expect((await addAccessKey(admin.actor, input())).awsAccountId).toBe(added.awsAccountId);
    await removeAccount(admin.actor, added.awsAccountId, 'keep');
    const issued = await issueExternalId(admin.actor, issueSchema.parse({ accountId: sandbox, roleName: 'AgainByRole' }));
    expect(issued.id).toBe(added.awsAccountId);
    expect(await findByAccountId(asOrgId(admin.actor.orgId), sandbox)).toMatchObject({ status: 'pending', kind: 'sample' });
  });

  it('is not taken for an account that has a role', async () => {
    await issueExternalId(admin.actor, issueSchema.parse({ accountId: sandbox, roleName: 'ByRole' }));
    expect((await refusal(addAccessKey(admin.actor, input()))).code).toBe('CONFLICT');
  });

  it('is verified like a role is, and named when AWS does not take it any more', async () => {
    const added = await addAccessKey(admin.actor, input());
    expect(await verifyAccount(admin.actor, added.awsAccountId)).toMatchObject({ status: 'connected', lastError: null });
    cloud.faults.add({
      service: 'sts',
      operation: 'GetCallerIdentity',
      effect: { kind: 'error', code: 'InvalidClientTokenId', status: 403 },
    });
    expect((await verifyAccount(admin.actor, added.awsAccountId)).status).toBe('error');
  });

  it.each([
    ['an unknown key', { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' }, /does not know/],
    ['another key’s secret', { secretAccessKey: serviceCredentials.secretAccessKey.replace(/[^A-Za-z0-9/+=]/g, 'x') }, /does not belong/],
  ])('is refused with a sentence when it is %s', async (_, changes, sentence) => {
    const error = await refusal(addAccessKey(admin.actor, input(changes)));
    expect(error.code).toBe('KEY_REFUSED');
    expect(error.message).toMatch(sentence);
    expect(JSON.stringify([error.message, error.details])).not.toContain(secretAccessKey);
    expect(await findByAccountId(asOrgId(admin.actor.orgId), sandbox)).toBeUndefined();
  });

  it('is refused when it is of the account that CloudLens runs in', async () => {
    const error = await refusal(addAccessKey(admin.actor, { ...input(), ...serviceCredentials }));
    expect(error.code).toBe('OWN_ACCOUNT');
  });

  it('is for admins', async () => {
    const viewer = await makePerson(asOrgId(admin.actor.orgId), 'viewer');
    expect((await refusal(addAccessKey(viewer.actor, input()))).code).toBe('FORBIDDEN');
  });

  it('of another organization cannot be deleted or seen', async () => {
    const added = await addAccessKey(admin.actor, input());
    const other = await makePerson(await makeOrganization());
    expect(await listAccessKeys(other.actor)).toEqual([]);
    expect((await refusal(deleteAccessKey(other.actor, added.id))).code).toBe('NOT_FOUND');
    expect(await withOrg(asOrgId(admin.actor.orgId), ({ sql }) => sql`select 1 from aws_access_keys`)).toHaveLength(1);
  });
});

describe('what is typed in', () => {
  it.each([
    [{ accessKeyId: 'arn:aws:iam::1:user/x' }, /AKIA/],
    [{ secretAccessKey: 'short' }, /secret access key/],
    [{ accessKeyId: ` ${accessKeyId} `, secretAccessKey: `${secretAccessKey}\n` }, null],
  ])('%o', (changes, complaint) => {
    const parsed = accessKeySchema.safeParse({ name: 'x', accessKeyId, secretAccessKey, ...changes });
    expect(parsed.success).toBe(complaint === null);
    if (!parsed.success && complaint) expect(parsed.error.issues[0]?.message).toMatch(complaint);
  });
});
