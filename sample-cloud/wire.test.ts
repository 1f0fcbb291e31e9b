import { DescribeVolumesCommand, EC2Client, paginateDescribeVolumes } from '@aws-sdk/client-ec2';
import {
  DeleteUserCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetFunctionConfigurationCommand, GetPolicyCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleCloud } from './start';
import { accountKey, clientConfig, roleCredentials, startTinyCloud } from './test/tiny-cloud';
import { accountId, bucket, tinyWorld, volume } from './test/tiny-world';

const since = new Date('2026-06-01T00:00:00Z');

let cloud: SampleCloud;
beforeAll(async () => {
  const volumes = Array.from({ length: 12 }, (_, index) => volume(`vol-${index}`));
  const resourcesAt = (instant: Date) => [
    bucket('one'),
    bucket('two', ['s3:GetBucketPolicy']),
    ...(instant < since ? volumes.slice(0, 1) : volumes),
  ];
  cloud = await startTinyCloud({ world: tinyWorld(resourcesAt) });
});
afterAll(() => cloud.close());

describe('EC2 (ec2Query)', () => {
  it('answers structures, lists, times and odd characters', async () => {
    const { Volumes, NextToken } = await new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({}));
    expect(Volumes).toHaveLength(12);
    expect(NextToken).toBeUndefined();
    expect(Volumes?.[0]).toEqual({
      VolumeId: 'vol-0',
      Size: 8,
      Encrypted: false,
      CreateTime: new Date('2026-01-02T03:04:05Z'),
      Tags: [{ Key: 'Name', Value: 'a<b>&"é' }],
    });
  });

  it('reads nested list parameters', async () => {
    const command = new DescribeVolumesCommand({ Filters: [{ Name: 'volume-id', Values: ['vol-3', 'vol-5'] }] });
    const { Volumes } = await new EC2Client(clientConfig(cloud)).send(command);
    expect(Volumes?.map(({ VolumeId }) => VolumeId)).toEqual(['vol-3', 'vol-5']);
  });

  it('pages without losing or repeating anything', async () => {
    const seen: (string | undefined)[] = [];
    let pages = 0;
    for await (const { Volumes } of paginateDescribeVolumes({ client: new EC2Client(clientConfig(cloud)), pageSize: 5 }, {})) {
      pages += 1;
      seen.push(...(Volumes ?? []).map(({ VolumeId }) => VolumeId));
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(12);
  });

  it('refuses a page token of its own making', async () => {
    const sent = new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({ NextToken: 'abc' }));
    await expect(sent).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('answers an empty listing of another region', async () => {
    const { Volumes } = await new EC2Client(clientConfig(cloud, accountKey, 'us-east-1')).send(new DescribeVolumesCommand({}));
    expect(Volumes).toEqual([]);
  });
});

describe('IAM (query)', () => {
  it('pages by marker', async () => {
    const names: (string | undefined)[] = [];
    for await (const { Users } of paginateListUsers({ client: new IAMClient(clientConfig(cloud)), pageSize: 2 }, {})) {
      names.push(...(Users ?? []).map(({ UserName }) => UserName));
    }
    expect(names).toEqual(['ada', 'bob', 'cyd']);
  });

  it('writes maps and empty results', async () => {
    const iam = new IAMClient(clientConfig(cloud));
    expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toEqual({ Users: 3, AccountMFAEnabled: 1 });
    const writer = new IAMClient(clientConfig(cloud, await roleCredentials(cloud)));
    expect((await writer.send(new DeleteUserCommand({ UserName: 'ada' }))).$metadata.httpStatusCode).toBe(200);
  });

  it('sends errors that the client knows by name', async () => {
    const sent = new IAMClient(clientConfig(cloud)).send(new GetUserCommand({ UserName: 'zed' }));
    await expect(sent).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'There is no user zed.',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

describe('S3 (restXml)', () => {
  const client = () => new s3.S3Client({ ...clientConfig(cloud), forcePathStyle: true });

  it('lists buckets and tells the settings of one apart', async () => {
    expect((await client().send(new s3.ListBucketsCommand({}))).Buckets).toEqual([{ Name: 'one' }, { Name: 'two' }]);
    expect((await client().send(new s3.GetBucketLocationCommand({ Bucket: 'one' }))).LocationConstraint).toBe('eu-west-1');
    expect((await client().send(new s3.GetBucketPolicyCommand({ Bucket: 'one' }))).Policy).toBe('{"Statement":[]}');
    expect((await client().send(new s3.GetPublicAccessBlockCommand({ Bucket: 'one' }))).PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      RestrictPublicBuckets: false,
    });
    const { ServerSideEncryptionConfiguration } = await client().send(new s3.GetBucketEncryptionCommand({ Bucket: 'one' }));
    expect(ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('aws:kms');
  });

  it('reads path, query and header bindings', async () => {
    const objects = await client().send(new s3.ListObjectsV2Command({ Bucket: 'one', Prefix: 'a b', MaxKeys: 7 }));
    expect(objects).toMatchObject({ Name: 'one', Prefix: 'a b', MaxKeys: 7, Contents: [{ Key: 'a b/c', Size: 3 }] });
    expect((await client().send(new s3.HeadBucketCommand({ Bucket: 'one' }))).BucketRegion).toBe('eu-west-1');
    expect((await client().send(new s3.GetObjectAclCommand({ Bucket: 'one', Key: 'a b/ü+c' }))).Owner?.ID).toBe('a b/ü+c');
  });

  it('addresses a bucket by host name too', async () => {
    const url = cloud.url.replace('127.0.0.1', 'localhost');
    const virtual = new s3.S3Client({ ...clientConfig({ url }), forcePathStyle: false });
    const sent = await virtual.send(new s3.ListObjectsV2Command({ Bucket: 'one' })).catch((error: { code?: string }) => error.code);
    // Some resolvers do not know names under localhost.
    if (sent !== 'ENOTFOUND' && sent !== 'EAI_AGAIN' && sent !== 'ECONNREFUSED') expect(sent).toMatchObject({ Name: 'one' });
  });

  it('sends errors that the client knows by name', async () => {
    await expect(client().send(new s3.GetBucketPolicyCommand({ Bucket: 'nope' }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(client().send(new s3.GetBucketTaggingCommand({ Bucket: 'one' }))).rejects.toMatchObject({ name: 'NoSuchTagSet' });
    await expect(client().send(new s3.GetBucketAclCommand({ Bucket: 'one' }))).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('sends headers with an error', async () => {
    const sent = client().send(new s3.GetBucketVersioningCommand({ Bucket: 'one' }));
    await expect(sent).rejects.toMatchObject({ name: 'PermanentRedirect', $response: { headers: { 'x-amz-bucket-region': 'us-east-1' } } });
  });

  it('denies what a bucket refuses, and only that', async () => {
    await expect(client().send(new s3.GetBucketPolicyCommand({ Bucket: 'two' }))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(client().send(new s3.GetBucketLocationCommand({ Bucket: 'two' }))).resolves.toBeDefined();
  });

  it('keeps S3 Control apart', async () => {
    // Its endpoint rules put the account's id before the host, which no IP address bears.
    const control = new S3ControlClient({
      ...clientConfig(cloud),
      disableHostPrefix: true,
      endpointProvider: () => ({ url: new URL(cloud.url) }),
    });
    const { PublicAccessBlockConfiguration } = await control.send(new GetPublicAccessBlockCommand({ AccountId: accountId }));
    expect(PublicAccessBlockConfiguration).toEqual({ BlockPublicAcls: true });
  });
});

describe('KMS (JSON RPC) and Lambda (REST JSON)', () => {
  it('answers targets', async () => {
    const kms = new KMSClient(clientConfig(cloud));
    const first = await kms.send(new ListKeysCommand({ Limit: 2 }));
    expect(first).toMatchObject({ Keys: [{ KeyId: 'one' }, { KeyId: 'two' }], Truncated: true });
    expect(await kms.send(new ListKeysCommand({ Marker: first.NextMarker }))).toMatchObject({
      Keys: [{ KeyId: 'three' }],
      Truncated: false,
    });
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'one' }));
    expect(KeyMetadata?.CreationDate).toEqual(new Date('2026-01-02T03:04:05.000Z'));
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'gone' }))).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('does not take the page token of another operation', async () => {
    const { NextMarker } = await new KMSClient(clientConfig(cloud)).send(new ListKeysCommand({ Limit: 2 }));
    const elsewhere = new IAMClient(clientConfig(cloud)).send(new ListUsersCommand({ Marker: NextMarker }));
    await expect(elsewhere).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('answers paths', async () => {
    const lambda = new LambdaClient(clientConfig(cloud));
    const names: (string | undefined)[] = [];
    for await (const { Functions } of paginateListFunctions({ client: lambda, pageSize: 1 }, {}))
      names.push(...(Functions ?? []).map((f) => f.FunctionName));
    expect(names).toEqual(['a', 'b']);
    expect(await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'a', Qualifier: '3' }))).toMatchObject({
      FunctionName: 'a',
      Version: '3',
      Environment: { Variables: { KEY: 'välue' } },
    });
    const arn = `arn:aws:lambda:eu-west-1:${accountId}:function:a`;
    expect((await lambda.send(new GetPolicyCommand({ FunctionName: arn }))).Policy).toBe(arn);
    await expect(lambda.send(new GetPolicyCommand({ FunctionName: 'a' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the past', () => {
  it('is answered under a path prefix, for every protocol', async () => {
    const then = { url: `${cloud.url}/@2026-05-01T00:00:00.000Z` };
    expect((await new EC2Client(clientConfig(then)).send(new DescribeVolumesCommand({}))).Volumes).toHaveLength(1);
    expect((await new IAMClient(clientConfig(then)).send(new ListUsersCommand({}))).Users?.[0]?.CreateDate).toEqual(
      new Date('2026-05-01T00:00:00Z'),
    );
    const buckets = new s3.S3Client({ ...clientConfig(then), forcePathStyle: true });
    expect((await buckets.send(new s3.GetBucketPolicyCommand({ Bucket: 'one' }))).Policy).toBeDefined();
    expect((await new KMSClient(clientConfig(then)).send(new ListKeysCommand({}))).Keys).toHaveLength(3);
    expect((await new LambdaClient(clientConfig(then)).send(new GetFunctionConfigurationCommand({ FunctionName: 'a' }))).FunctionName).toBe(
      'a',
    );
  });

  it('follows the clock otherwise', async () => {
    cloud.clock.stop(new Date('2026-05-01T00:00:00Z'));
    expect((await new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({}))).Volumes).toHaveLength(1);
    cloud.clock.move(90 * 86_400_000);
    expect((await new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({}))).Volumes).toHaveLength(12);
    cloud.clock.reset();
  });

  it('refuses an instant that is none', async () => {
    const answer = await fetch(`${cloud.url}/@yesterday/`);
    expect(answer.status).toBe(400);
  });
});
