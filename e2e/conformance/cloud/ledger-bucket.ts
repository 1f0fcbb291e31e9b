import * as s3 from '@aws-sdk/client-s3';
import { type Expectation, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const Bucket = 'shop-ledger';
const arn = `arn:aws:s3:::${Bucket}`;
const copy = 'shop-ledger-copy';
const versioned = { Status: 'Enabled' } as const;

const tlsOnly = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};
const logDelivery = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::shop-logs/*' },
  ],
};

/** A bucket that does everything right beside a scratch bucket on which nobody set anything. */
export async function arrangeLedgerBucket(connect: Connect, connectElsewhere: Connect): Promise<Expectation[]> {
  const client = connect(s3.S3Client);
  const elsewhere = connectElsewhere(s3.S3Client);
  await client.send(new s3.CreateBucketCommand({ Bucket: 'shop-scratch', ObjectOwnership: 'ObjectWriter' }));
  await client.send(new s3.CreateBucketCommand({ Bucket: 'shop-logs' }));
  await client.send(new s3.PutBucketPolicyCommand({ Bucket: 'shop-logs', Policy: JSON.stringify(logDelivery) }));
  await elsewhere.send(new s3.CreateBucketCommand({ Bucket: copy, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }));
  await elsewhere.send(new s3.PutBucketVersioningCommand({ Bucket: copy, VersioningConfiguration: versioned }));

  await client.send(new s3.CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  await client.send(new s3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration: versioned }));
  await client.send(
    new s3.PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  const ownership = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
  await client.send(new s3.PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: ownership }));
  const encryption = {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: 'alias/ledger' } }],
  };
  await client.send(new s3.PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: encryption }));
  await client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(tlsOnly) }));
  const logging = { LoggingEnabled: { TargetBucket: 'shop-logs', TargetPrefix: 'ledger/' } };
  await client.send(new s3.PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: logging }));
  const tidy = {
    ID: 'tidy',
    Status: 'Enabled' as const,
    Filter: { Prefix: '' },
    NoncurrentVersionExpiration: { NoncurrentDays: 90 },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  };
  await client.send(new s3.PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [tidy] } }));
  const replication = {
    Role: `arn:aws:iam::${account}:role/replication`,
    Rules: [
      { ID: 'copy', Status: 'Enabled' as const, Priority: 1, Filter: { Prefix: '' }, Destination: { Bucket: `arn:aws:s3:::${copy}` } },
    ],
  };
  await client.send(new s3.PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: replication }));

  const settings = [
    's3/bucket-public-access-blocked',
    's3/bucket-acls-disabled',
    's3/bucket-secure-transport-required',
    's3/bucket-versioning-enabled',
    's3/bucket-kms-encryption',
    's3/bucket-access-logging-enabled',
    's3/bucket-lifecycle-configured',
    's3/bucket-incomplete-uploads-aborted',
    's3/bucket-object-lock-enabled',
    's3/bucket-cross-region-replication',
  ];
  return [
    ...settings.flatMap((check) => twins(check, 'shop-scratch', Bucket)),
    ...twins('s3/bucket-old-versions-expire', copy, Bucket),
    ...twins('s3/bucket-object-acls-powerless', 'shop-scratch', Bucket),
    ...passes('s3/bucket-not-public', Bucket, 'shop-scratch'),
  ];
}
