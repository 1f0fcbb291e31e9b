import type { Exposure } from '@/server/aws/policy/bucket-exposure';
import { bucketExposure, parsePolicy } from '@/server/aws/policy/questions';
import type { Resource } from '@/server/collect/types';
import { fail, pass, unknown } from '../define-check';
import type { CheckContext, Snapshot, Verdict } from '../types';
import { someRows } from './evidence-rows';
import { ownerIn } from './resource-policy';

/** What the answer to 'can the public get in?' stands on. */
export const publicAccessNeeds = [
  's3:ListBuckets',
  's3:GetBucketPolicy',
  's3:GetBucketAcl',
  's3:GetBucketOwnershipControls',
  's3:GetPublicAccessBlock',
  's3control:GetPublicAccessBlock',
] as const;
export const publicAccessReads = [{ type: 'AWS::S3::AccountSettings', scope: 'account' }] as const;

/** The account's own public-access block. Needs `AWS::S3::AccountSettings` among the check's reads. */
export const accountBlock = (snapshot: Snapshot) => snapshot.list('AWS::S3::AccountSettings')[0]?.data.publicAccessBlock;

/** Ways for the public into the bucket, open or kept shut; `'unclear'` when a part is missing or the policy is malformed. */
export function exposuresOf({ data }: Resource<'AWS::S3::Bucket'>, snapshot: Snapshot, context: CheckContext): Exposure[] | 'unclear' {
  const policy = parsePolicy(data.policy);
  if (policy === 'malformed' || data.policy === undefined || data.acl === undefined) return 'unclear';
  const { acl, ownership, publicAccessBlock } = data;
  return bucketExposure({ policy, acl, ownership, publicAccessBlock, accountPublicAccessBlock: accountBlock(snapshot) }, ownerIn(context));
}

export const unclearExposure = (): Verdict =>
  unknown('No telling whether the public gets in: the policy or the ACL is missing or malformed');

/** Fails on the open exposures that `wanted` picks. `power` completes 'the public can …'. */
export function judgeExposures(exposures: Exposure[] | 'unclear', wanted: (exposure: Exposure) => boolean, power: string): Verdict {
  if (exposures === 'unclear') return unclearExposure();
  const picked = exposures.filter(wanted);
  const open = picked.filter(({ blockedBy }) => blockedBy === null);
  if (open.length > 0) {
    const who = open.every(({ audience }) => audience === 'any-aws-account') ? 'Any AWS account' : 'The public';
    return fail(`${who} can ${power}: ${open[0]?.reason}`, someRows('exposures', open));
  }
  const [shut] = picked;
  if (shut) return pass(`The public cannot ${power}, though a grant exists: shut by ${shut.blockedBy}`, someRows('exposures', picked));
  return pass(`Nothing lets the public ${power}`);
}
