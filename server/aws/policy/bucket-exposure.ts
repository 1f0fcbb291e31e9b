import type { Grant, OwnershipControls, PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import { coversAction, coversResource } from './coverage';
import { type OutsideGrant, outsideGrants } from './outside-grants';
import { addresses } from './principals';
import type { Owner, Policy } from './types';
import { overlaps } from './wildcard';

export type Access = 'list' | 'read' | 'write' | 'acl-read' | 'acl-write' | 'configure';

/** One way in for the public. An evidence row. */
export type Exposure = {
  access: Access;
  via: 'acl' | 'policy';
  /** `anyone` needs no account; `any-aws-account` needs any. */
  audience: 'anyone' | 'any-aws-account';
  /** What opens it: the ACL's grant or the policy's statement, in words. */
  reason: string;
  /** What keeps it shut nevertheless; null: it is open. */
  blockedBy: string | null;
};

export interface BucketAccess {
  policy: Policy | null;
  acl: { owner?: string; grants: readonly Grant[] } | null | undefined;
  ownership: OwnershipControls | null | undefined;
  publicAccessBlock: PublicAccessBlockConfiguration | null | undefined;
  accountPublicAccessBlock: PublicAccessBlockConfiguration | null | undefined;
}

const groups: Record<string, Exposure['audience']> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': 'anyone',
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers': 'any-aws-account',
};
const byPermission: Record<string, readonly Access[]> = {
  READ: ['list'],
  WRITE: ['write'],
  READ_ACP: ['acl-read'],
  WRITE_ACP: ['acl-write'],
  FULL_CONTROL: ['list', 'write', 'acl-read', 'acl-write'],
};
/** The actions behind each kind of access, and whether they act on the bucket or on its objects. */
const actionsOf: Record<Access, { bucket: readonly string[]; object: readonly string[] }> = {
  list: { bucket: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'], object: [] },
  read: { bucket: [], object: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTorrent'] },
  write: { bucket: ['s3:DeleteBucket'], object: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:ReplicateObject', 's3:ReplicateDelete'] },
  'acl-read': { bucket: ['s3:GetBucketAcl'], object: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'] },
  'acl-write': { bucket: ['s3:PutBucketAcl'], object: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ObjectOwnerOverrideToBucketOwner'] },
  configure: {
    bucket: [
      's3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutBucketPublicAccessBlock', 's3:PutBucketOwnershipControls', 's3:PutReplicationConfiguration',
      's3:PutLifecycleConfiguration', 's3:PutEncryptionConfiguration', 's3:PutBucketVersioning', 's3:PutBucketLogging', 's3:PutBucketNotification',
      's3:PutBucketWebsite', 's3:PutBucketCORS',
    ],
    object: [],
  },
};
/** What an ACL's grant allows, as actions: a Deny in the policy on all of them shuts it. */
const aclActions: Record<Access, readonly string[]> = {
  list: ['s3:ListBucket'],
  read: ['s3:GetObject'],
  write: ['s3:PutObject', 's3:DeleteObject'],
  'acl-read': ['s3:GetBucketAcl'],
  'acl-write': ['s3:PutBucketAcl'],
  configure: [],
};

/** See `bucketExposure` in `questions.ts`. */
export function findExposures(bucket: BucketAccess, owner: Owner): Exposure[] {
  const switches = (name: keyof PublicAccessBlockConfiguration) =>
    bucket.publicAccessBlock?.[name] === true ? 'the bucket' : bucket.accountPublicAccessBlock?.[name] === true ? 'the account' : null;
  return [...throughAcl(bucket, switches('IgnorePublicAcls')), ...throughPolicy(bucket.policy, owner, switches('RestrictPublicBuckets'))];
}

function throughAcl({ acl, ownership, policy }: BucketAccess, ignoredBy: string | null): Exposure[] {
  const isDisabled = ownership?.Rules?.some((rule) => rule.ObjectOwnership === 'BucketOwnerEnforced') === true;
  const blocked = isDisabled ? 'ACLs are disabled (BucketOwnerEnforced)' : ignoredBy !== null ? `IgnorePublicAcls of ${ignoredBy}` : null;
  return (acl?.grants ?? []).flatMap(({ Grantee, Permission }) => {
    const audience = groups[Grantee?.URI ?? ''];
    if (audience === undefined) return [];
    const group = audience === 'anyone' ? 'AllUsers' : 'AuthenticatedUsers';
    return (byPermission[Permission ?? ''] ?? []).map((access): Exposure => ({
      access, via: 'acl', audience, reason: `the bucket's ACL grants ${Permission} to ${group}`, blockedBy: blocked ?? deniedBy(policy, access),
    }));
  });
}

/** A Deny to everyone binds ACL grants as well. */
function deniedBy(policy: Policy | null, access: Access): string | null {
  const denies = policy?.statements.filter((one) => one.effect === 'Deny' && one.conditions.length === 0 && addresses(one, { kind: 'anyone' })) ?? [];
  const label = (action: string) => denies.find((deny) => coversAction(deny, action) && coversResourceOf(deny, action))?.label;
  const labels = aclActions[access].map(label);
  return labels.length > 0 && labels.every((found) => found !== undefined) ? `the policy's Deny ${[...new Set(labels)].join(', ')}` : null;
}

function coversResourceOf(deny: Parameters<typeof coversResource>[0], action: string): boolean {
  if (!/object$/i.test(action)) return deny.notResources === null || deny.notResources.length === 0;
  return coversResource(deny, 'arn:*:s3:::*/*') || (deny.resources ?? []).some((resource) => resource.endsWith('/*') && !resource.slice(0, -1).includes('*'));
}

function throughPolicy(policy: Policy | null, owner: Owner, restrictedBy: string | null): Exposure[] {
  const blockedBy = restrictedBy === null ? null : `RestrictPublicBuckets of ${restrictedBy}`;
  return outsideGrants(policy, owner)
    .filter((grant) => grant.audience === 'anyone')
    .flatMap((grant) => {
      const statement = policy?.statements.find(({ label, effect }) => effect === 'Allow' && label === grant.statement);
      const kinds = (Object.keys(actionsOf) as Access[]).filter((access) => isGranted(grant, access, statement?.notActions ?? null));
      return kinds.map((access): Exposure => ({
        access, via: 'policy', audience: 'anyone', reason: `statement ${grant.statement} of the bucket policy allows ${grant.actions.join(', ')} to ${grant.principals.join(', ')}`, blockedBy,
      }));
    });
}

function isGranted(grant: OutsideGrant, access: Access, notActions: readonly string[] | null): boolean {
  const allowed = (action: string) => {
    const same = (pattern: string) => overlaps(pattern.toLowerCase(), action.toLowerCase());
    return notActions !== null ? !notActions.some(same) : grant.actions.some(same);
  };
  const { bucket, object } = actionsOf[access];
  return (grant.resources.some(isBucket) && bucket.some(allowed)) || (grant.resources.some(isObject) && object.some(allowed));
}

const isBucket = (resource: string) => !resource.includes('/');
const isObject = (resource: string) => resource.includes('/') || resource.endsWith('*') || resource.startsWith('NotResource');
