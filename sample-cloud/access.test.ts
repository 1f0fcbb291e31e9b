import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetBucketEncryptionCommand, GetBucketPolicyCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceCredentials } from './credentials';
import type { SampleCloud } from './start';
import { accountKey, assumeRole, clientConfig, roleCredentials, startTinyCloud } from './test/tiny-cloud';
import { accountId, bucket, roleArn, tinyWorld } from './test/tiny-world';

let cloud: SampleCloud;
let offset = 0;
beforeAll(async () => {
  cloud = await startTinyCloud({ world: tinyWorld(() => [bucket('one'), bucket('two')]), wallClock: () => new Date(Date.now() + offset) });
});
afterAll(() => cloud.close());

const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

describe('AssumeRole', () => {
  it('gives credentials of the role in its account', async () => {
    const credentials = await roleCredentials(cloud, { RoleSessionName: 'scan-1' });
    const identity = await new STSClient(clientConfig(cloud, credentials)).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: accountId, Arn: `arn:aws:sts::${accountId}:assumed-role/reader/scan-1` });
    expect(identity.UserId).toMatch(/^AROA[A-Z2-7]{16}X:scan-1$/);
  });

  it.each([
    ['a wrong external id', { ExternalId: 'wrong-id' }],
    ['no external id', { ExternalId: undefined }],
    ['a role that does not exist', { RoleArn: roleArn('nobody') }],
    ['an account that does not exist', { RoleArn: 'arn:aws:iam::999999999999:role/reader' }],
    ['another partition', { RoleArn: `arn:aws-cn:iam::${accountId}:role/reader` }],
  ])('refuses %s', async (_name, input) => {
    await expect(assumeRole(cloud, input)).rejects.toMatchObject(denied);
  });

  it('lets anyone with the ARN into a role that asks for no external id', async () => {
    await expect(assumeRole(cloud, { RoleArn: roleArn('careless'), ExternalId: undefined })).resolves.toBeDefined();
    await expect(assumeRole(cloud, { RoleArn: roleArn('careless'), ExternalId: 'whatever' })).resolves.toBeDefined();
  });

  it('trusts CloudLens alone', async () => {
    const command = new AssumeRoleCommand({ RoleArn: roleArn('reader'), RoleSessionName: 'test', ExternalId: 'right-id' });
    const chained = new STSClient(clientConfig(cloud, await roleCredentials(cloud))).send(command);
    await expect(chained).rejects.toMatchObject(denied);
  });

  it.each([
    [{ DurationSeconds: 899 }, 'ValidationError'],
    [{ DurationSeconds: 3601 }, 'ValidationError'],
    [{ RoleSessionName: 'a b' }, 'ValidationError'],
    [{ RoleArn: 'reader' }, 'ValidationError'],
    [{ Policy: `{"Statement":[]}${' '.repeat(2048)}` }, 'ValidationError'],
    [{ Policy: 'allow me' }, 'MalformedPolicyDocumentException'],
  ])('refuses the parameters %j', async (input, name) => {
    await expect(assumeRole(cloud, input)).rejects.toMatchObject({ name });
  });

  it('says when the credentials end', async () => {
    const { Credentials } = await assumeRole(cloud, { DurationSeconds: 900 });
    const seconds = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;
    expect(Math.round(seconds / 60)).toBe(15);
  });
});

describe('credentials', () => {
  it('refuses every call with the own error of the service once expired', async () => {
    const config = clientConfig(cloud, await roleCredentials(cloud));
    offset = 3_601_000;
    try {
      await expect(new IAMClient(config).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'ExpiredToken' });
      await expect(new EC2Client(config).send(new DescribeVolumesCommand({}))).rejects.toMatchObject({ name: 'RequestExpired' });
      await expect(new KMSClient(config).send(new ListKeysCommand({}))).rejects.toMatchObject({ name: 'ExpiredTokenException' });
      await expect(new S3Client(config).send(new ListBucketsCommand({}))).rejects.toMatchObject({ name: 'ExpiredToken' });
    } finally {
      offset = 0;
    }
    await expect(new IAMClient(config).send(new ListUsersCommand({}))).resolves.toBeDefined();
  });

  it('knows no other key', async () => {
    const config = clientConfig(cloud, { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'x' });
    await expect(new STSClient(config).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(new EC2Client(config).send(new DescribeVolumesCommand({}))).rejects.toMatchObject({ name: 'AuthFailure' });
    await expect(new LambdaClient(config).send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('checks signatures', async () => {
    const config = clientConfig(cloud, { ...accountKey, secretAccessKey: 'wrong' });
    await expect(new STSClient(config).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await expect(new S3Client(config).send(new ListBucketsCommand({}))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  it('takes no token that was tampered with or belongs to another key', async () => {
    const credentials = await roleCredentials(cloud);
    const other = await roleCredentials(cloud);
    const swapped = new STSClient(clientConfig(cloud, { ...credentials, sessionToken: other.sessionToken }));
    await expect(swapped.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    const cut = new STSClient(clientConfig(cloud, { ...credentials, sessionToken: credentials.sessionToken.slice(1) }));
    await expect(cut.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('lets the account key of CloudLens itself do nothing but assume roles', async () => {
    const config = clientConfig(cloud, serviceCredentials);
    await expect(new IAMClient(config).send(new ListUsersCommand({}))).rejects.toMatchObject(denied);
  });
});

describe('permissions', () => {
  it('denies what the role does not allow, with the own error of the service', async () => {
    const config = clientConfig(cloud, await roleCredentials(cloud, { RoleArn: roleArn('blind') }));
    await expect(new KMSClient(config).send(new ListKeysCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(new IAMClient(config).send(new ListUsersCommand({}))).resolves.toBeDefined();
  });

  it('lets a session policy only subtract', async () => {
    const Policy = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: ['ec2:Describe*', 's3:GetEncryptionConfiguration'], Resource: '*' },
        { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::two' },
      ],
    });
    const config = clientConfig(cloud, await roleCredentials(cloud, { RoleArn: roleArn('blind'), Policy }));
    const s3 = new S3Client({ ...config, forcePathStyle: true });
    await expect(new KMSClient(config).send(new ListKeysCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(new EC2Client(config).send(new DescribeVolumesCommand({}))).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    await expect(s3.send(new GetBucketEncryptionCommand({ Bucket: 'one' }))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket: 'one' }))).resolves.toBeDefined();
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket: 'two' }))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('gives nothing under a session policy that allows nothing', async () => {
    const config = clientConfig(cloud, await roleCredentials(cloud, { Policy: '{"Statement":[]}' }));
    await expect(new IAMClient(config).send(new ListUsersCommand({}))).rejects.toMatchObject(denied);
    await expect(new STSClient(config).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
  });

  it.each([
    ['ec2', 'AuthFailure', (region: string) => new EC2Client(clientConfig(cloud, accountKey, region)).send(new DescribeVolumesCommand({}))],
    [
      'kms',
      'UnrecognizedClientException',
      (region: string) => new KMSClient(clientConfig(cloud, accountKey, region)).send(new ListKeysCommand({})),
    ],
    [
      'sts',
      'InvalidClientTokenId',
      (region: string) => new STSClient(clientConfig(cloud, accountKey, region)).send(new GetCallerIdentityCommand({})),
    ],
  ])('knows nobody in a region that is not switched on (%s)', async (_service, name, send) => {
    await expect(send('eu-south-1')).rejects.toMatchObject({ name });
    await expect(send('eu-west-1')).resolves.toBeDefined();
  });
});
