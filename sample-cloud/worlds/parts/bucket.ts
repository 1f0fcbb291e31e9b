import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import type { S3Bucket } from '@/server/collect/s3/types';
import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';
import { policyText, type Statement, tlsOnly } from './policy-document';

export const blockAll: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

export const blockNothing: PublicAccessBlockConfiguration = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

export interface BucketOptions {
  name: string;
  region: string;
  created: Date;
  tags?: Tags;
  /** What differs from a bucket made with today's defaults. */
  data?: Partial<Omit<S3Bucket, 'Name' | 'location'>>;
  /** Statements of its policy; left out: only TLS. null: no policy. */
  policy?: readonly Statement[] | null;
  /** Encrypts with this key; left out: with S3's own. */
  kmsKeyArn?: string;
  /** Where its access is logged; left out: nowhere. */
  logsTo?: string;
  versioned?: boolean;
  /** Old versions and aborted uploads go after so many days. */
  expireDays?: number;
  refuses?: readonly string[];
}

/** Adds a bucket: private, encrypted, TLS only and owned by its owner unless the options say otherwise. */
export function addBucket(draft: Draft, options: BucketOptions): string {
  const { name, region, created, kmsKeyArn, logsTo, expireDays, policy = [tlsOnly(name)] } = options;
  const arn = `arn:aws:s3:::${name}`;
  const ownerId = canonicalId(draft.account);
  draft.add({
    type: 'AWS::S3::Bucket',
    id: name,
    arn,
    region,
    tags: options.tags ?? {},
    refuses: options.refuses,
    data: {
      Name: name,
      CreationDate: created,
      BucketRegion: region,
      BucketArn: arn,
      location: region,
      policy: policy && policy.length > 0 ? policyText(...policy) : null,
      acl: { owner: ownerId, grants: [{ Grantee: { Type: 'CanonicalUser', ID: ownerId }, Permission: 'FULL_CONTROL' }] },
      ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlock: blockAll,
      encryption: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: kmsKeyArn
              ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKeyArn }
              : { SSEAlgorithm: 'AES256' },
            BucketKeyEnabled: kmsKeyArn !== undefined,
          },
        ],
      },
      versioning: { status: options.versioned ? 'Enabled' : 'Off', mfaDelete: false },
      logging: logsTo ? { TargetBucket: logsTo, TargetPrefix: `${name}/` } : null,
      lifecycle: expireDays ? expiry(expireDays) : null,
      replication: null,
      notification: null,
      objectLock: null,
      ...options.data,
    },
  });
  return arn;
}

function expiry(days: number): NonNullable<S3Bucket['lifecycle']> {
  return [
    {
      ID: 'tidy-up',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      NoncurrentVersionExpiration: { NoncurrentDays: days },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
  ];
}

/** The 64 hexadecimal digits by which S3 names an account in ACLs. */
export function canonicalId(account: string): string {
  return `${uuid(`canonical/${account}/1`)}${uuid(`canonical/${account}/2`)}`.replaceAll('-', '').padEnd(64, '0');
}
