import * as s3 from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorName, startDefaultCloud } from '../test/default-cloud';

let started: Awaited<ReturnType<typeof startDefaultCloud>>;
let client: s3.S3Client;
beforeAll(async () => {
  started = await startDefaultCloud();
  client = new s3.S3Client(started.config('eu-central-1'));
});
afterAll(() => started.cloud.close());

const none = { Bucket: 'lumen-prod-analytics-scratch' };

describe('S3 of the sample cloud', () => {
  it('pages through buckets of all regions and names the regions', async () => {
    const seen: s3.Bucket[] = [];
    for await (const { Buckets = [] } of s3.paginateListBuckets({ client, pageSize: 10 }, {})) seen.push(...Buckets);
    expect(new Set(seen.map(({ Name }) => Name)).size).toBe(seen.length);
    expect(new Set(seen.map(({ BucketRegion }) => BucketRegion))).toEqual(
      new Set(['eu-central-1', 'us-east-1', 'eu-west-1', 'ap-southeast-1']),
    );
    const whole = await client.send(new s3.ListBucketsCommand({}));
    expect(whole.Buckets).toHaveLength(seen.length);
    expect(whole.Buckets?.[0]?.BucketRegion).toBeUndefined();
  });

  it('says which setting is not there', async () => {
    const absent = async (call: Promise<unknown>) => errorName(call);
    const legacy = { Bucket: 'lumen-newsletter-images' };
    expect(await absent(client.send(new s3.GetBucketPolicyCommand(none)))).toBe('NoSuchBucketPolicy');
    expect(await absent(client.send(new s3.GetBucketLifecycleConfigurationCommand(none)))).toBe('NoSuchLifecycleConfiguration');
    expect(await absent(client.send(new s3.GetBucketReplicationCommand(none)))).toBe('ReplicationConfigurationNotFoundError');
    expect(await absent(client.send(new s3.GetObjectLockConfigurationCommand(none)))).toBe('ObjectLockConfigurationNotFoundError');
    expect(await absent(client.send(new s3.GetPublicAccessBlockCommand(legacy)))).toBe('NoSuchPublicAccessBlockConfiguration');
    expect(await absent(client.send(new s3.GetBucketOwnershipControlsCommand(legacy)))).toBe('OwnershipControlsNotFoundError');
    const dropbox = { Bucket: 'lumen-supplier-dropbox' };
    expect(await absent(client.send(new s3.GetBucketEncryptionCommand(dropbox)))).toBe('ServerSideEncryptionConfigurationNotFoundError');
    expect(await absent(client.send(new s3.GetBucketTaggingCommand(dropbox)))).toBe('NoSuchTagSet');
    expect(await absent(client.send(new s3.GetBucketPolicyCommand({ Bucket: 'no-such-bucket' })))).toBe('NoSuchBucket');
  });

  it('answers empty where AWS does', async () => {
    const { Status, MFADelete } = await client.send(new s3.GetBucketVersioningCommand(none));
    expect([Status, MFADelete]).toEqual([undefined, undefined]);
    expect((await client.send(new s3.GetBucketLoggingCommand(none))).LoggingEnabled).toBeUndefined();
  });

  it('sends callers to the region of a bucket', async () => {
    const elsewhere = { Bucket: 'lumen-prod-us-order-events' };
    expect(await errorName(client.send(new s3.GetBucketPolicyCommand(elsewhere)))).toBe('PermanentRedirect');
    const { LocationConstraint } = await client.send(new s3.GetBucketLocationCommand({ Bucket: 'lumen-prod-invoices' }));
    expect(LocationConstraint).toBe('eu-central-1');
    expect((await client.send(new s3.GetBucketLocationCommand(elsewhere))).LocationConstraint).toBeUndefined();
  });

  it('is refused by the one bucket that lets nobody look', async () => {
    const closed = { Bucket: 'lumen-prod-fraud-models' };
    expect(await errorName(client.send(new s3.GetBucketPolicyCommand(closed)))).toBe('AccessDenied');
    expect((await client.send(new s3.GetBucketVersioningCommand(closed))).Status).toBe('Enabled');
  });

  it('tells the block of an account, or that there is none', async () => {
    const ask = (account: 'production' | 'staging', AccountId: string) =>
      new S3ControlClient({
        ...started.config('eu-central-1', account),
        disableHostPrefix: true,
        // Its endpoint rules put the account's id before the host, which no IP address bears.
        endpointProvider: () => ({ url: new URL(started.cloud.url) }),
      }).send(new GetPublicAccessBlockCommand({ AccountId }));
    expect((await ask('production', '111122223333')).PublicAccessBlockConfiguration).toMatchObject({
      BlockPublicAcls: true,
      BlockPublicPolicy: false,
    });
    expect(await errorName(ask('staging', '444455556666'))).toBe('NoSuchPublicAccessBlockConfiguration');
  });
});
