import type { Grant } from '@aws-sdk/client-s3';
import type { S3Bucket } from '@/server/collect/s3/types';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf } from './testing';

export const allBlocked = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

/** A bucket with nothing set; `data` says what differs. */
export function bucketOf(
  data: Partial<S3Bucket> = {},
  parts: { id?: string; region?: string; gaps?: Gap[]; partition?: string } = {},
): Resource<'AWS::S3::Bucket'> {
  const { id = 'shop-invoices', region = 'eu-central-1', gaps, partition = 'aws' } = parts;
  return resourceOf('AWS::S3::Bucket', {
    id,
    arn: `arn:${partition}:s3:::${id}`,
    region,
    gaps,
    data: {
      Name: id,
      location: region,
      policy: null,
      acl: { grants: [] },
      ownership: null,
      publicAccessBlock: null,
      encryption: null,
      versioning: { status: 'Off', mfaDelete: false },
      logging: null,
      lifecycle: null,
      replication: null,
      notification: null,
      objectLock: null,
      ...data,
    },
  });
}

export const accountSettingsOf = (
  publicAccessBlock: Resource<'AWS::S3::AccountSettings'>['data']['publicAccessBlock'] = null,
  gaps: Gap[] = [],
) => resourceOf('AWS::S3::AccountSettings', { id: '111122223333', region: 'global', data: { publicAccessBlock }, gaps });

/** An ACL's grant to everybody (or every AWS account). */
export const groupGrant = (Permission: Grant['Permission'], group: 'AllUsers' | 'AuthenticatedUsers' = 'AllUsers'): Grant => ({
  Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/global/${group}` },
  Permission,
});

/** JSON text of a policy with these statements. */
export const policyOf = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const refused = (operation: Gap['operation']): Gap => ({ operation, kind: 'denied', code: 'AccessDenied' });
