import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceAccountId, serviceCredentials } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { accountId, tinyWorld } from '@/sample-cloud/test/tiny-world';
import { closeDatabase } from '@/server/db';
import type { AppError } from '@/server/errors';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { forgetOwnIdentity, ownIdentity } from '../own-identity';
import { connectSchema, type IssueInput, issueSchema } from '../schema';
import { connectAccount } from './connect-account';
import { issueExternalId } from './issue-external-id';

/** An installation that reaches AWS (here: the sample cloud in its place) by an identity of its own from the environment. */

let cloud: SampleCloud;
let admin: Person;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: tinyWorld(), limits: 'none' });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.url,
    AWS_ACCESS_KEY_ID: serviceCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: serviceCredentials.secretAccessKey,
  });
  admin = await makePerson(await makeOrganization());
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const issue = (input: Partial<IssueInput>) => issueExternalId(admin.actor, issueSchema.parse({ accountId, ...input }));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.code ?? String(error),
  );

it('connects a role by minted id', async () => {
  const { externalId, roleArn } = await issue({ roleName: 'minted' });
  cloud.addRole(accountId, {
    name: 'minted',
    externalId,
    policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
  });
  expect(await connectAccount(admin.actor, connectSchema.parse({ accountId, roleArn }))).toMatchObject({ status: 'connected' });
});

it('enters no role of the account that it runs in', async () => {
  expect(await codeOf(issue({ accountId: serviceAccountId }))).toBe('OWN_ACCOUNT');
  const roleArn = `arn:aws:iam::${serviceAccountId}:role/cloudlens-scanner`;
  expect(await codeOf(connectAccount(admin.actor, connectSchema.parse({ accountId: serviceAccountId, roleArn })))).toBe('OWN_ACCOUNT');
});

it.each(['aws-cn', 'aws-us-gov'] as const)('enters no role of the partition %s from its own', async (partition) => {
  await expect(issue({ accountId: '123456789012', partition })).rejects.toMatchObject({
    code: 'UNPROCESSABLE',
    message: expect.stringContaining('never cross over'),
  });
});

it('says why it has no identity, and finds one that comes later', async () => {
  forgetOwnIdentity();
  cloud.faults.add({ service: 'sts', operation: 'GetCallerIdentity', effect: { kind: 'expired' } });
  const without = await ownIdentity(false);
  expect(without.identity).toBeNull();
  expect(without).toMatchObject({ cause: expect.stringContaining('expired') });
  cloud.faults.clear();
  forgetOwnIdentity();
  expect((await ownIdentity(false)).identity).toMatchObject({ accountId: serviceAccountId, partition: 'aws' });
});
