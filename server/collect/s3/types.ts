import type {
  Bucket,
  Grant,
  LifecycleRule,
  LoggingEnabled,
  NotificationConfiguration,
  ObjectLockConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';

import type { AccessPoint, PublicAccessBlockConfiguration as ControlBlock, MultiRegionAccessPointReport } from '@aws-sdk/client-s3-control';

/** A bucket and what was asked about it. null: AWS says that there is none. Absent: the operation failed (see the gaps). */
export interface S3Bucket extends Bucket {
  location: string;
  /** The policy document as AWS returns it (JSON text). */
  policy?: string | null;
  acl?: { owner?: string; grants: Grant[] } | null;
  ownership?: OwnershipControls | null;
  publicAccessBlock?: PublicAccessBlockConfiguration | null;
  encryption?: ServerSideEncryptionConfiguration | null;
  versioning?: { status: 'Enabled' | 'Suspended' | 'Off'; mfaDelete: boolean } | null;
  logging?: LoggingEnabled | null;
  lifecycle?: LifecycleRule[] | null;
  replication?: ReplicationConfiguration | null;
  notification?: NotificationConfiguration | null;
  objectLock?: ObjectLockConfiguration | null;
}

/** Names that services of AWS would give to the account's buckets, sorted: which it has, and which somebody else has. The rest is free. */
export interface PredictableBuckets {
  /** The regions whose names were asked for. */
  regions: readonly string[];
  own: readonly string[];
  others: readonly string[];
}

export interface S3Resources {
  /** `block`: its own block on public access. Absent when it could not be read. */
  'AWS::S3::AccessPoint': AccessPoint & { block?: ControlBlock };
  'AWS::S3::MultiRegionAccessPoint': MultiRegionAccessPointReport;
  'AWS::S3::Bucket': S3Bucket;
  /** The account's own public-access block; null: never configured. Either is absent when it could not be read. */
  'AWS::S3::AccountSettings': { publicAccessBlock?: PublicAccessBlockConfiguration | null; predictableBuckets?: PredictableBuckets };
}
