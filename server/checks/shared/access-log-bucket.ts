import { parsePolicy } from '@/server/aws/policy/questions';
import type { S3Bucket } from '@/server/collect/s3/types';

const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** Whether S3 may deliver server access logs into the bucket, by its policy or, in the old way, by its ACL. */
export function receivesAccessLogs({ policy, acl }: S3Bucket): boolean {
  const parsed = parsePolicy(policy);
  const byPolicy =
    parsed !== 'malformed' &&
    (parsed?.statements ?? []).some(
      ({ effect, principals }) =>
        effect === 'Allow' && principals?.some(({ type, value }) => type === 'Service' && value === 'logging.s3.amazonaws.com'),
    );
  return (
    byPolicy ||
    (acl?.grants ?? []).some(({ Grantee, Permission }) => Grantee?.URI === logDelivery && /^(WRITE|FULL_CONTROL)$/.test(Permission ?? ''))
  );
}

/** Operations that tell it. */
export const accessLogBucketNeeds = ['s3:GetBucketPolicy', 's3:GetBucketAcl', 's3:GetBucketOwnershipControls'] as const;
