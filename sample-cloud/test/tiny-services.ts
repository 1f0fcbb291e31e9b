import { ApiError, defineService, page } from '../define-service';
import type { RegisteredService } from '../services/registry';
import { accountId } from './tiny-world';

const ec2 = defineService({
  name: 'ec2',
  signingName: 'ec2',
  schemas: () => import('@aws-sdk/client-ec2'),
  operations: {
    DescribeVolumes({ MaxResults, NextToken, Filters }, { state, region }) {
      const wanted = Filters?.find(({ Name }) => Name === 'volume-id')?.Values;
      const { items, next } = page(state.list('AWS::EC2::Volume', region), NextToken, MaxResults ?? 1000);
      return {
        Volumes: items.map(({ data }) => data).filter(({ VolumeId }) => !wanted || wanted.includes(VolumeId ?? '')),
        NextToken: next,
      };
    },
  },
});

const iam = defineService({
  name: 'iam',
  signingName: 'iam',
  schemas: () => import('@aws-sdk/client-iam'),
  operations: {
    ListUsers({ Marker, MaxItems }, { now }) {
      const users = ['ada', 'bob', 'cyd'].map((UserName) => ({
        UserName,
        Path: '/',
        UserId: `AIDA${UserName}`,
        Arn: `arn:aws:iam::${accountId}:user/${UserName}`,
        CreateDate: now,
        Tags: [{ Key: 'team', Value: 'shop' }],
      }));
      const { items, next } = page(users, Marker, MaxItems ?? 100);
      return { Users: [...items], Marker: next, IsTruncated: next !== undefined };
    },
    GetUser({ UserName }) {
      throw new ApiError('NoSuchEntity', 404, `There is no user ${UserName}.`);
    },
    GetAccountSummary: () => ({ SummaryMap: { Users: 3, AccountMFAEnabled: 1 } }),
    DeleteUser: () => ({}),
  },
});

const s3 = defineService({
  name: 's3',
  signingName: 's3',
  schemas: () => import('@aws-sdk/client-s3'),
  operations: {
    ListBuckets: (_input, { state }) => ({
      Buckets: state
        .list('AWS::S3::Bucket', 'us-east-1')
        .slice(0, 10)
        .map(({ id }) => ({ Name: id })),
    }),
    GetBucketLocation: () => ({ LocationConstraint: 'eu-west-1' as const }),
    GetBucketPolicy({ Bucket }, { state }) {
      if (!state.find('AWS::S3::Bucket', 'us-east-1', Bucket ?? '')) throw new ApiError('NoSuchBucket', 404, 'No such bucket.');
      return { Policy: '{"Statement":[]}' };
    },
    GetPublicAccessBlock: () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: false } }),
    GetBucketEncryption: () => ({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const }, BucketKeyEnabled: true }],
      },
    }),
    GetBucketVersioning() {
      throw new ApiError('PermanentRedirect', 301, 'Elsewhere.', { 'x-amz-bucket-region': 'us-east-1' });
    },
    GetBucketTagging() {
      throw new ApiError('NoSuchTagSet', 404, 'There are no tags.');
    },
    HeadBucket: ({ Bucket }) => ({ BucketRegion: Bucket === 'one' ? 'eu-west-1' : 'us-east-1' }),
    ListObjectsV2: ({ Bucket, Prefix, MaxKeys }) => ({ Name: Bucket, Prefix, MaxKeys, KeyCount: 1, Contents: [{ Key: 'a b/c', Size: 3 }] }),
    GetObjectAcl: ({ Key }) => ({ Owner: { ID: Key } }),
  },
});

const s3control = defineService({
  name: 's3control',
  signingName: 's3',
  schemas: () => import('@aws-sdk/client-s3-control'),
  operations: {
    GetPublicAccessBlock: ({ AccountId }) => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: AccountId === accountId } }),
  },
});

const kms = defineService({
  name: 'kms',
  signingName: 'kms',
  schemas: () => import('@aws-sdk/client-kms'),
  operations: {
    ListKeys({ Marker, Limit }) {
      const { items, next } = page([{ KeyId: 'one' }, { KeyId: 'two' }, { KeyId: 'three' }], Marker, Limit ?? 100);
      return { Keys: [...items], NextMarker: next, Truncated: next !== undefined };
    },
    DescribeKey({ KeyId }) {
      if (KeyId === 'gone') throw new ApiError('NotFoundException', 400, 'Gone.');
      return { KeyMetadata: { KeyId, CreationDate: new Date('2026-01-02T03:04:05.000Z'), Enabled: true } };
    },
  },
});

const lambda = defineService({
  name: 'lambda',
  signingName: 'lambda',
  schemas: () => import('@aws-sdk/client-lambda'),
  operations: {
    ListFunctions({ Marker, MaxItems }) {
      const { items, next } = page([{ FunctionName: 'a' }, { FunctionName: 'b' }], Marker, MaxItems ?? 50);
      return { Functions: [...items], NextMarker: next };
    },
    GetPolicy({ FunctionName }) {
      if (FunctionName?.startsWith('arn:')) return { Policy: FunctionName };
      throw new ApiError('ResourceNotFoundException', 404, 'No policy.');
    },
    GetFunctionConfiguration: ({ FunctionName, Qualifier }) => ({
      FunctionName,
      Version: Qualifier,
      Environment: { Variables: { KEY: 'välue' } },
    }),
  },
});

/** Small stand-ins, one of each protocol that the clients speak. */
export const tinyServices: readonly RegisteredService[] = [
  { signingName: 'ec2', load: async () => ec2 },
  { signingName: 'iam', load: async () => iam },
  { signingName: 's3', pathPrefix: '/v20180820/', load: async () => s3control },
  { signingName: 's3', load: async () => s3 },
  { signingName: 'kms', load: async () => kms },
  { signingName: 'lambda', load: async () => lambda },
];
