import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
} from '@aws-sdk/client-s3';
import {
  GetPublicAccessBlockCommand as GetAccountBlockCommand,
  ListAccessPointsCommand,
  ListMultiRegionAccessPointsCommand,
} from '@aws-sdk/client-s3-control';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import { s3Collector } from './collector';

const refuse =
  (code: string, status = 404) =>
  () => {
    throw awsError(code, status);
  };

/** Buckets on which nothing was ever set up, as old ones are. */
function account(...buckets: { Name?: string; BucketRegion?: string }[]): FakeAws {
  return fakeAws()
    .on(ListBucketsCommand, () => ({ Buckets: buckets }))
    .on(GetBucketLocationCommand, () => ({}))
    .on(GetBucketPolicyCommand, refuse('NoSuchBucketPolicy'))
    .on(GetBucketAclCommand, () => ({ Owner: { ID: 'me' }, Grants: [{ Permission: 'READ' }] }))
    .on(GetBucketOwnershipControlsCommand, refuse('OwnershipControlsNotFoundError'))
    .on(GetPublicAccessBlockCommand, refuse('NoSuchPublicAccessBlockConfiguration'))
    .on(GetBucketEncryptionCommand, refuse('ServerSideEncryptionConfigurationNotFoundError'))
    .on(GetBucketVersioningCommand, () => ({}))
    .on(GetBucketLoggingCommand, () => ({}))
    .on(GetBucketLifecycleConfigurationCommand, refuse('NoSuchLifecycleConfiguration'))
    .on(GetBucketReplicationCommand, refuse('ReplicationConfigurationNotFoundError'))
    .on(GetBucketNotificationConfigurationCommand, () => ({}))
    .on(GetObjectLockConfigurationCommand, refuse('ObjectLockConfigurationNotFoundError'))
    .on(GetBucketTaggingCommand, refuse('NoSuchTagSet'))
    .on(GetAccountBlockCommand, refuse('NoSuchPublicAccessBlockConfiguration'))
    .on(HeadBucketCommand, refuse('NotFound'))
    .on(ListAccessPointsCommand, () => ({ AccessPointList: [] }))
    .on(ListMultiRegionAccessPointsCommand, () => ({ AccessPoints: [] }));
}

const bucket = { Name: 'shop', BucketRegion: 'eu-west-1' };

describe('collecting S3', () => {
  it('says null, not absent, for what AWS says there is none of', async () => {
    const { of, coverage } = await collectFrom(account(bucket), s3Collector);
    expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(of('AWS::S3::Bucket')[0]).toEqual({
      type: 'AWS::S3::Bucket',
      arn: 'arn:aws:s3:::shop',
      id: 'shop',
      name: null,
      region: 'eu-west-1',
      tags: {},
      data: {
        ...bucket,
        location: 'eu-west-1',
        policy: null,
        acl: { owner: 'me', grants: [{ Permission: 'READ' }] },
        ownership: null,
        publicAccessBlock: null,
        encryption: null,
        versioning: { status: 'Off', mfaDelete: false },
        logging: null,
        lifecycle: null,
        replication: null,
        notification: null,
        objectLock: null,
      },
      gaps: [],
    });
    expect(of('AWS::S3::AccountSettings')[0]?.data).toMatchObject({ publicAccessBlock: null, predictableBuckets: { own: [], others: [] } });
  });

  it('takes an empty answer for no ACL that was understood', async () => {
    const { of } = await collectFrom(
      account(bucket).on(GetBucketAclCommand, () => ({})),
      s3Collector,
    );
    const [shop] = of('AWS::S3::Bucket');
    expect(shop?.data).not.toHaveProperty('acl');
    expect(shop?.gaps).toEqual([{ operation: 's3:GetBucketAcl', kind: 'malformed', code: 'MissingValue' }]);
  });

  it('asks each bucket in its own region, without asking where it is', async () => {
    const fake = account(bucket, { Name: 'logs', BucketRegion: 'us-east-1' });
    await collectFrom(fake, s3Collector);
    const asked = fake.calls.filter(({ input }) => input.Bucket === 'shop');
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
    expect(fake.calls.some(({ command }) => command === 'GetBucketLocation')).toBe(false);
  });

  it('needs eleven calls for a bucket without ACLs', async () => {
    const fake = account(bucket).on(GetBucketOwnershipControlsCommand, () => ({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }));
    const { of } = await collectFrom(fake, s3Collector);
    expect(fake.calls.filter(({ input }) => input.Bucket === 'shop')).toHaveLength(11);
    expect(of('AWS::S3::Bucket')[0]?.data.acl).toEqual({ grants: [] });
  });

  it('still asks for the ACL when the ownership could not be read', async () => {
    const fake = account(bucket).on(GetBucketOwnershipControlsCommand, refuse('AccessDenied', 403));
    const [read] = (await collectFrom(fake, s3Collector)).of('AWS::S3::Bucket');
    expect(read?.data.acl).toEqual({ owner: 'me', grants: [{ Permission: 'READ' }] });
    expect(read?.data).not.toHaveProperty('ownership');
  });

  it.each([
    [undefined, 'us-east-1'],
    ['EU', 'eu-west-1'],
    ['eu-west-1', 'eu-west-1'],
  ])('asks for the location where the listing leaves the region out: %s is %s', async (LocationConstraint, region) => {
    const fake = account({ Name: 'old' }).on(GetBucketLocationCommand, () => ({ LocationConstraint }));
    expect((await collectFrom(fake, s3Collector)).of('AWS::S3::Bucket')[0]).toMatchObject({ region, data: { location: region } });
  });

  it('keeps a bucket whose location nobody tells: dropped, it would read as gone', async () => {
    const fake = account({ Name: 'old' }).on(GetBucketLocationCommand, refuse('AccessDenied', 403));
    const [old] = (await collectFrom(fake, s3Collector, 'global', ['eu-west-1'])).of('AWS::S3::Bucket');
    expect(old).toMatchObject({ id: 'old', gaps: [{ operation: 's3:GetBucketLocation', kind: 'denied' }] });
  });

  it('skips buckets of regions that take no part', async () => {
    const fake = account(bucket, { Name: 'far', BucketRegion: 'ap-south-1' });
    const { of } = await collectFrom(fake, s3Collector);
    expect(of('AWS::S3::Bucket').map(({ id }) => id)).toEqual(['shop']);
    expect(fake.calls.some(({ input }) => input.Bucket === 'far')).toBe(false);
  });

  it('follows the pages of the listing', async () => {
    const fake = account().on(ListBucketsCommand, ({ ContinuationToken }) =>
      ContinuationToken ? { Buckets: [{ Name: 'b', BucketRegion: 'us-east-1' }] } : { Buckets: [bucket], ContinuationToken: 'more' },
    );
    expect((await collectFrom(fake, s3Collector)).of('AWS::S3::Bucket')).toHaveLength(2);
  });

  it('leaves the field of a refused call absent and names the gap', async () => {
    const fake = account(bucket, { Name: 'logs', BucketRegion: 'us-east-1' }).on(GetBucketPolicyCommand, ({ Bucket }) => {
      if (Bucket === 'shop') throw awsError('AccessDenied', 403);
      return { Policy: '{}' };
    });
    const { of, status } = await collectFrom(fake, s3Collector);
    const [shop, logs] = of('AWS::S3::Bucket');
    expect(shop?.data).not.toHaveProperty('policy');
    expect(shop?.gaps).toEqual([{ operation: 's3:GetBucketPolicy', kind: 'denied', code: 'AccessDenied' }]);
    expect(logs?.data.policy).toBe('{}');
    expect(status('s3:GetBucketPolicy')).toBe('partial');
  });

  it('drops a bucket that was deleted meanwhile', async () => {
    const fake = account(bucket).on(GetBucketLoggingCommand, refuse('NoSuchBucket'));
    expect((await collectFrom(fake, s3Collector)).of('AWS::S3::Bucket')).toEqual([]);
  });

  it('reads the account settings although the listing is refused', async () => {
    const fake = account()
      .on(ListBucketsCommand, refuse('AccessDenied', 403))
      .on(GetAccountBlockCommand, () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }));
    const { of, status } = await collectFrom(fake, s3Collector);
    expect(status('s3:ListBuckets')).toBe('denied');
    expect(status('s3:GetBucketPolicy')).toBeUndefined();
    expect(of('AWS::S3::AccountSettings')[0]?.data.publicAccessBlock).toEqual({ BlockPublicAcls: true });
  });

  it('takes a listing without its list for malformed, not for an empty account', async () => {
    const fake = account().on(ListBucketsCommand, () => ({}));
    expect((await collectFrom(fake, s3Collector)).status('s3:ListBuckets')).toBe('malformed');
  });
});
