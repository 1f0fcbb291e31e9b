import type { Grant, OwnershipControls, PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import { coversAction } from './coverage';
import { type FoundGrant, outsideGrants } from './outside-grants';
import { addresses } from './principals';
import type { Owner, Policy, Statement } from './types';
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
  write: {
    bucket: ['s3:DeleteBucket'],
    object: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:ReplicateObject', 's3:ReplicateDelete'],
  },
  'acl-read': { bucket: ['s3:GetBucketAcl'], object: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'] },
  'acl-write': {
    bucket: ['s3:PutBucketAcl'],
    object: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ObjectOwnerOverrideToBucketOwner'],
  },
  configure: {
    bucket: [
      's3:PutBucketPolicy',
      's3:DeleteBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketOwnershipControls',
      's3:PutReplicationConfiguration',
      's3:PutLifecycleConfiguration',
      's3:PutEncryptionConfiguration',
      's3:PutBucketVersioning',
      's3:PutBucketLogging',
      's3:PutBucketNotification',
      's3:PutBucketWebsite',
      's3:PutBucketCORS',
    ],
    object: [],
  },
};
/** What an ACL's grant allows, as actions: a Deny in the policy on all of them shuts it. */
const aclActions: Record<Access, readonly { action: string; on: 'bucket' | 'object' }[]> = {
  list: [{ action: 's3:ListBucket', on: 'bucket' }],
  read: [{ action: 's3:GetObject', on: 'object' }],
  write: [
    { action: 's3:PutObject', on: 'object' },
    { action: 's3:DeleteObject', on: 'object' },
  ],
  'acl-read': [{ action: 's3:GetBucketAcl', on: 'bucket' }],
  'acl-write': [{ action: 's3:PutBucketAcl', on: 'bucket' }],
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
    return (byPermission[Permission ?? ''] ?? []).map(
      (access): Exposure => ({
        access,
        via: 'acl',
        audience,
        reason: `the bucket's ACL grants ${Permission} to ${group}`,
        blockedBy: blocked ?? deniedBy(policy, access),
      }),
    );
  });
}

/** A Deny to everyone binds ACL grants as well. */
function deniedBy(policy: Policy | null, access: Access): string | null {
  const denies =
    policy?.statements.filter((one) => one.effect === 'Deny' && one.conditions.length === 0 && addresses(one, { kind: 'anyone' })) ?? [];
  const labels = aclActions[access].map(
    ({ action, on }) => denies.find((deny) => coversAction(deny, action) && coversAll(deny, on))?.label,
  );
  return labels.length > 0 && labels.every((found) => found !== undefined) ? `the policy's Deny ${[...new Set(labels)].join(', ')}` : null;
}

/** A bucket policy can only name its own bucket and what is in it. */
function coversAll(deny: Statement, on: 'bucket' | 'object'): boolean {
  if (deny.resources === null) return (deny.notResources ?? []).length === 0;
  return deny.resources.some(
    on === 'bucket' ? isBucket : (resource) => resource === '*' || /^arn:[^:]*:s3:::[^/]*(\/|[^/])\*$/.test(resource),
  );
}

function throughPolicy(policy: Policy | null, owner: Owner, restrictedBy: string | null): Exposure[] {
  const blockedBy = restrictedBy === null ? null : `RestrictPublicBuckets of ${restrictedBy}`;
  return outsideGrants(policy, owner)
    .filter(({ grant }) => grant.audience === 'anyone')
    .flatMap((found) => {
      const { statement, actions, principals } = found.grant;
      const reason = `statement ${statement} of the bucket policy allows ${actions.join(', ')} to ${principals.join(', ')}`;
      const kinds = (Object.keys(actionsOf) as Access[]).filter((access) => isGranted(found, access));
      return kinds.map((access): Exposure => ({ access, via: 'policy', audience: 'anyone', reason, blockedBy }));
    });
}

function isGranted({ grant, source }: FoundGrant, access: Access): boolean {
  const allowed = (action: string) => {
    const same = (pattern: string) => overlaps(pattern.toLowerCase(), action.toLowerCase());
    return source.notActions !== null ? !source.notActions.some(same) : grant.actions.some(same);
  };
  const reaches = (kind: (resource: string) => boolean) => source.notResources !== null || grant.resources.some(kind);
  const { bucket, object } = actionsOf[access];
  return (reaches(isBucket) && bucket.some(allowed)) || (reaches(isObject) && object.some(allowed));
}

const isBucket = (resource: string) => !resource.includes('/');
const isObject = (resource: string) => resource.includes('/') || resource.endsWith('*');
