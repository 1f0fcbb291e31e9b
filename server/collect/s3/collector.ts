import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const perBucket = (operation: OperationName, action?: string): OperationSpec => ({
  operation,
  level: 'resource',
  types: ['AWS::S3::Bucket'],
  ...(action && { actions: [action] }),
});

/** One listing names all buckets with their regions; each bucket is then asked in its own region. */
export const s3Collector: Collector = {
  service: 's3',
  scope: 'global',
  types: ['AWS::S3::Bucket', 'AWS::S3::AccountSettings', 'AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint'],
  operations: [
    { operation: 's3:ListBuckets', level: 'list', types: ['AWS::S3::Bucket'], actions: ['s3:ListAllMyBuckets'] },
    perBucket('s3:GetBucketLocation'),
    perBucket('s3:GetBucketPolicy'),
    perBucket('s3:GetBucketAcl'),
    perBucket('s3:GetBucketOwnershipControls'),
    perBucket('s3:GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'),
    perBucket('s3:GetBucketEncryption', 's3:GetEncryptionConfiguration'),
    perBucket('s3:GetBucketVersioning'),
    perBucket('s3:GetBucketLogging'),
    perBucket('s3:GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'),
    perBucket('s3:GetBucketReplication', 's3:GetReplicationConfiguration'),
    perBucket('s3:GetBucketNotificationConfiguration', 's3:GetBucketNotification'),
    perBucket('s3:GetObjectLockConfiguration', 's3:GetBucketObjectLockConfiguration'),
    perBucket('s3:GetBucketTagging'),
    {
      operation: 's3control:GetPublicAccessBlock',
      level: 'resource',
      types: ['AWS::S3::AccountSettings'],
      actions: ['s3:GetAccountPublicAccessBlock'],
    },
    { operation: 's3:HeadBucket', level: 'resource', types: ['AWS::S3::AccountSettings'], actions: ['s3:ListBucket'] },
    { operation: 's3control:ListAccessPoints', level: 'list', types: ['AWS::S3::AccessPoint'], actions: ['s3:ListAccessPoints'] },
    { operation: 's3control:GetAccessPoint', level: 'resource', types: ['AWS::S3::AccessPoint'], actions: ['s3:GetAccessPoint'] },
    {
      operation: 's3control:ListMultiRegionAccessPoints',
      level: 'list',
      types: ['AWS::S3::MultiRegionAccessPoint'],
      actions: ['s3:ListMultiRegionAccessPoints'],
    },
  ],
  async *collect(context) {
    const { collectS3 } = await import('./collect-s3');
    yield* collectS3(context);
  },
};
