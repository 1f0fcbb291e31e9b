import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type OwnershipControls,
  type S3Client,
  type Tag,
} from '@aws-sdk/client-s3';
import { present } from '../answers';
import type { GetForResource } from '../types';
import type { S3Bucket } from './types';

type Read = Omit<S3Bucket, 'location' | 'Name' | 'CreationDate' | 'BucketRegion' | 'BucketArn'> & { tags?: Tag[] | null };

const isAclOff = (ownership: OwnershipControls | null | undefined) =>
  ownership?.Rules?.some((rule) => rule.ObjectOwnership === 'BucketOwnerEnforced') ?? false;

/**
 * Asks everything about one bucket, side by side. A field is null when AWS says that there is none, absent when the call failed.
 * `client` is one for `region`, the bucket's own: S3 answers with redirects elsewhere.
 */
export async function readBucket(client: S3Client, region: string, name: string, get: GetForResource): Promise<Read> {
  const Bucket = { Bucket: name };
  const ownership = get(
    's3:GetBucketOwnershipControls',
    async () => (await client.send(new GetBucketOwnershipControlsCommand(Bucket))).OwnershipControls ?? null,
    {
      absent: ['OwnershipControlsNotFoundError'],
    },
  );
  const answers = {
    ownership,
    // Where the owner owns everything, ACLs have no effect and S3 refuses to change them: no need to ask.
    acl: ownership.then((known) => (isAclOff(known) ? { grants: [] } : readAcl(client, region, name, get))),
    policy: get('s3:GetBucketPolicy', async () => (await client.send(new GetBucketPolicyCommand(Bucket))).Policy || null, {
      absent: ['NoSuchBucketPolicy'],
    }),
    publicAccessBlock: get(
      's3:GetPublicAccessBlock',
      async () => (await client.send(new GetPublicAccessBlockCommand(Bucket))).PublicAccessBlockConfiguration ?? null,
      { absent: ['NoSuchPublicAccessBlockConfiguration'] },
    ),
    encryption: get(
      's3:GetBucketEncryption',
      async () => (await client.send(new GetBucketEncryptionCommand(Bucket))).ServerSideEncryptionConfiguration ?? null,
      { absent: ['ServerSideEncryptionConfigurationNotFoundError'] },
    ),
    versioning: get('s3:GetBucketVersioning', async () => {
      const { Status, MFADelete } = await client.send(new GetBucketVersioningCommand(Bucket));
      return { status: Status ?? ('Off' as const), mfaDelete: MFADelete === 'Enabled' };
    }),
    logging: get('s3:GetBucketLogging', async () => (await client.send(new GetBucketLoggingCommand(Bucket))).LoggingEnabled ?? null),
    lifecycle: get(
      's3:GetBucketLifecycleConfiguration',
      async () => (await client.send(new GetBucketLifecycleConfigurationCommand(Bucket))).Rules ?? null,
      { absent: ['NoSuchLifecycleConfiguration'] },
    ),
    replication: get(
      's3:GetBucketReplication',
      async () => (await client.send(new GetBucketReplicationCommand(Bucket))).ReplicationConfiguration ?? null,
      { absent: ['ReplicationConfigurationNotFoundError'] },
    ),
    notification: get('s3:GetBucketNotificationConfiguration', async () => {
      const { $metadata: _, ...notification } = await client.send(new GetBucketNotificationConfigurationCommand(Bucket));
      return Object.values(notification).some((part) => part !== undefined) ? notification : null;
    }),
    objectLock: get(
      's3:GetObjectLockConfiguration',
      async () => (await client.send(new GetObjectLockConfigurationCommand(Bucket))).ObjectLockConfiguration ?? null,
      { absent: ['ObjectLockConfigurationNotFoundError'] },
    ),
    tags: get('s3:GetBucketTagging', async () => (await client.send(new GetBucketTaggingCommand(Bucket))).TagSet ?? null, {
      absent: ['NoSuchTagSet'],
    }),
  };
  const entries = await Promise.all(Object.entries(answers).map(async ([field, answer]) => [field, await answer] as const));
  return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined)) as Read;
}

function readAcl(client: S3Client, region: string, name: string, get: GetForResource) {
  const operation = 's3:GetBucketAcl';
  return get(operation, async () => {
    const { Owner, Grants } = await client.send(new GetBucketAclCommand({ Bucket: name }));
    // Every ACL has an owner: an answer without one, as some look-alikes of S3 give, does not tell that nobody else gets in.
    const { ID } = present({ operation, region }, Owner);
    return { ...(ID && { owner: ID }), grants: Grants ?? [] };
  });
}
