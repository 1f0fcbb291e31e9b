import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { organizations } from '@/drizzle/schema/identity';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { accountId, bucket, tinyWorld } from '@/sample-cloud/test/tiny-world';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { getScan } from '@/server/scans/data';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { makeOrganization, makePerson, type Person, readerOf } from '@/server/test/organization';
import { connectAmbient, mayConnectAmbient } from './connect-ambient';
import { listAccounts } from './data';
import { forgetOwnIdentity } from './own-identity';

/** An installation that reads the account that it runs in by the credentials of its environment, with a database of its own. */

let cloud: SampleCloud;
let admin: Person;
let orgId: OrgId;
beforeAll(async () => {
  await takeOwnDatabase(inject('databaseUrls').owner);
  cloud = await startSampleCloud({ world: tinyWorld(() => [bucket('invoices')]), limits: 'none' });
  const { accessKeyId, secretAccessKey } = accessKeys({ id: accountId });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    CLOUDLENS_AMBIENT: 'on',
  });
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

it('says what is missing while the environment holds no working credentials, and connects nothing', async () => {
  cloud.faults.add({ service: 'sts', operation: 'GetCallerIdentity', effect: { kind: 'expired' } });
  await expect(connectAmbient(admin.actor, {})).rejects.toMatchObject({
    code: 'ROLE_NOT_ASSUMABLE',
    message: expect.stringContaining('no AWS identity of its own'),
  });
  expect(await listAccounts(admin.actor)).toEqual([]);
  cloud.faults.clear();
  forgetOwnIdentity();
});

it('connects the account that the credentials belong to, once, and a scan reads it by them', async () => {
  expect(await connectAmbient(admin.actor, {})).toMatchObject({ accountId, name: 'This installation', status: 'connected' });
  await expect(connectAmbient(admin.actor, {})).rejects.toMatchObject({ code: 'CONFLICT' });
  const [account] = await listAccounts(admin.actor);
  expect(account).toMatchObject({ accountId, kind: 'ambient', status: 'connected', roleArn: null });

  const scanId = await insertScan(systemActor(orgId, 'first-run'), {
    awsAccountId: account?.id ?? '',
    trigger: 'first-run',
    services: ['s3', 'iam'],
  });
  await runScanInline(orgId, scanId);
  const units = (await getScan(readerOf(orgId), scanId)).units.filter(({ service }) => service === 's3');
  expect(units).toMatchObject([{ status: 'completed', error: null }]);
  const stored = await withOrg(orgId, ({ sql }) => sql<{ arn: string }[]>`select arn from resources where type = 'AWS::S3::Bucket'`);
  expect(stored.map(({ arn }) => arn)).toEqual(['arn:aws:s3:::invoices']);
  const operations = new Set(cloud.calls.list().map(({ operation }) => operation));
  expect([operations.has('ListBuckets'), operations.has('AssumeRole')]).toEqual([true, false]);
});

it('writes the connection to the audit log without any key', async () => {
  const rows = await withOrg(orgId, ({ sql }) => sql`select * from audit_log where action = 'account.connect'`);
  expect(rows).toHaveLength(1);
  const text = JSON.stringify(rows);
  expect(text).toContain('ambient');
  expect(text).not.toContain(process.env.AWS_SECRET_ACCESS_KEY);
});

it('is closed to everybody once a second organization lives here, for both would reach the same account', async () => {
  expect(await mayConnectAmbient()).toBe(true);
  const second = await makePerson(await makeOrganization());
  expect(await mayConnectAmbient()).toBe(false);
  await expect(connectAmbient(second.actor, {})).rejects.toMatchObject({ code: 'AMBIENT_NOT_ALLOWED' });
  expect(await withIdentity((tx) => tx.select({ id: organizations.id }).from(organizations))).toHaveLength(2);
});
