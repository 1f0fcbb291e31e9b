import type { OriginBucket } from '@/server/collect/cloudfront/types';
import type { S3Bucket } from '@/server/collect/s3/types';
import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { concatenated } from '../sliceable';
import { canonicalId } from '../worlds/parts/bucket';
import { pageSize } from './listing';
import { mend } from './operate/mend';

type BucketResource = WorldResource<'AWS::S3::Bucket'>;
type BucketInput = { Bucket: string | undefined };

/** The bucket, if it lies where it is asked for: S3 sends callers on who ask in another region. */
function bucketOf({ Bucket: name = '' }: BucketInput, context: OperationContext): BucketResource {
  const here = context.state.find('AWS::S3::Bucket', context.region, name);
  if (here) return here;
  const region = regionOf(name, context);
  throw new ApiError('PermanentRedirect', 301, 'The bucket you are attempting to access must be addressed using the specified endpoint.', {
    'x-amz-bucket-region': region,
  });
}

function regionOf(bucket: string, { account, state }: OperationContext): string {
  const region = account.regions.find(({ name }) => state.find('AWS::S3::Bucket', name, bucket));
  if (!region) throw new ApiError('NoSuchBucket', 404, 'The specified bucket does not exist');
  return region.name;
}

/** What S3 says of a bucket of another account, which the world knows from the distributions that name it. */
function foreignBucket(bucket = '', { account, state }: OperationContext): OriginBucket | undefined {
  if (account.regions.some(({ name }) => state.find('AWS::S3::Bucket', name, bucket))) return undefined;
  const distributions = state.list('AWS::CloudFront::Distribution', 'global');
  return distributions.slice(0, distributions.length).find(({ data }) => data.originBuckets?.[bucket])?.data.originBuckets?.[bucket];
}

/** An operation that reads one setting, which may not be there. */
function setting<K extends keyof S3Bucket>(
  input: BucketInput,
  context: OperationContext,
  key: K,
  code: string,
  message: string,
): NonNullable<S3Bucket[K]> {
  const value = bucketOf(input, context).data[key];
  if (value === null || value === undefined) throw new ApiError(code, 404, message);
  return value;
}

/** S3: the list of buckets, and the GET behind each setting of one. */
export const s3 = defineService({
  name: 's3',
  signingName: 's3',
  schemas: () => import('@aws-sdk/client-s3'),
  operations: {
    ListBuckets(input, { account, accountId, state }) {
      const lists = account.regions
        .filter(({ name }) => !input.BucketRegion || input.BucketRegion === name)
        .map(({ name }) => state.list('AWS::S3::Bucket', name));
      const all = concatenated(...lists);
      const { Prefix } = input;
      const wanted = Prefix ? all.slice(0, all.length).filter(({ id }) => id.startsWith(Prefix)) : all;
      const found = page(wanted, input.ContinuationToken, pageSize(input.MaxBuckets, { most: 10_000 }, 'InvalidArgument'));
      // As AWS does, regions are named only to callers who page or filter.
      const paged =
        input.MaxBuckets !== undefined || Prefix !== undefined || input.BucketRegion !== undefined || input.ContinuationToken !== undefined;
      return {
        Owner: { ID: canonicalId(accountId) },
        Buckets: found.items.map(({ data: { Name, CreationDate, BucketArn }, region }) => ({
          Name,
          CreationDate,
          BucketArn,
          ...(paged && { BucketRegion: region }),
        })),
        ContinuationToken: found.next,
        Prefix,
      };
    },
    GetBucketLocation({ Bucket = '' }, context) {
      const region = regionOf(Bucket, context);
      return region === 'us-east-1' ? {} : { LocationConstraint: region as 'eu-central-1' };
    },
    HeadBucket(input, context) {
      const settings = context.state.find('AWS::S3::AccountSettings', 'global', context.accountId)?.data;
      // S3 names the region of a bucket that is there even to strangers.
      if (settings?.predictableBuckets?.others.includes(input.Bucket ?? ''))
        throw new ApiError('AccessDenied', 403, 'Access Denied', { 'x-amz-bucket-region': context.region });
      const theirs = foreignBucket(input.Bucket, context);
      if (theirs === 'refused') throw new ApiError('AccessDenied', 403, 'Access Denied');
      return theirs === 'there' ? { BucketRegion: context.region } : { BucketRegion: bucketOf(input, context).region };
    },
    GetBucketPolicy: (input, context) => ({
      Policy: setting(input, context, 'policy', 'NoSuchBucketPolicy', 'The bucket policy does not exist'),
    }),
    GetBucketAcl(input, context) {
      const { acl } = bucketOf(input, context).data;
      return { Owner: { ID: acl?.owner ?? canonicalId(context.accountId) }, Grants: acl?.grants ?? [] };
    },
    GetBucketOwnershipControls: (input, context) => ({
      OwnershipControls: setting(
        input,
        context,
        'ownership',
        'OwnershipControlsNotFoundError',
        'The bucket ownership controls were not found',
      ),
    }),
    GetPublicAccessBlock: (input, context) => ({
      PublicAccessBlockConfiguration: setting(
        input,
        context,
        'publicAccessBlock',
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      ),
    }),
    GetBucketEncryption: (input, context) => ({
      ServerSideEncryptionConfiguration: setting(
        input,
        context,
        'encryption',
        'ServerSideEncryptionConfigurationNotFoundError',
        'The server side encryption configuration was not found',
      ),
    }),
    GetBucketVersioning(input, context) {
      const { versioning } = bucketOf(input, context).data;
      if (!versioning || versioning.status === 'Off') return {};
      return { Status: versioning.status, MFADelete: versioning.mfaDelete ? ('Enabled' as const) : ('Disabled' as const) };
    },
    PutBucketVersioning(input, context) {
      const bucket = bucketOf(input, context);
      const status = input.VersioningConfiguration?.Status;
      if (!status) throw new ApiError('IllegalVersioningConfigurationException', 400, 'The Versioning element must be specified');
      mend(bucket, { versioning: { mfaDelete: false, ...bucket.data.versioning, status } }, context);
      return {};
    },
    PutPublicAccessBlock(input, context) {
      mend(bucketOf(input, context), { publicAccessBlock: input.PublicAccessBlockConfiguration ?? {} }, context);
      return {};
    },
    GetBucketPolicyStatus(input, context) {
      const policy = setting(input, context, 'policy', 'NoSuchBucketPolicy', 'The bucket policy does not exist');
      return { PolicyStatus: { IsPublic: /"Principal":\s*("\*"|\{\s*"AWS":\s*\[?\s*"\*")/.test(policy) } };
    },
    GetBucketLogging: (input, context) => ({ LoggingEnabled: bucketOf(input, context).data.logging ?? undefined }),
    GetBucketLifecycleConfiguration: (input, context) => ({
      Rules: setting(input, context, 'lifecycle', 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
    }),
    GetBucketReplication: (input, context) => ({
      ReplicationConfiguration: setting(
        input,
        context,
        'replication',
        'ReplicationConfigurationNotFoundError',
        'The replication configuration was not found',
      ),
    }),
    GetBucketNotificationConfiguration: (input, context) => bucketOf(input, context).data.notification ?? {},
    GetObjectLockConfiguration: (input, context) => ({
      ObjectLockConfiguration: setting(
        input,
        context,
        'objectLock',
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      ),
    }),
    GetBucketTagging(input, context) {
      const tags = Object.entries(bucketOf(input, context).tags);
      if (tags.length === 0) throw new ApiError('NoSuchTagSet', 404, 'The TagSet does not exist');
      return { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) };
    },
  },
});
