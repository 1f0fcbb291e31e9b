import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { iamId } from '../ids';
import { attached, type InlinePolicies, inline, managedPolicyArn } from './iam-attachments';
import { assumedBy, policyText, type Statement } from './policy-document';

export interface RoleOptions {
  name: string;
  created: Date;
  path?: string;
  trust: readonly Statement[];
  managed?: readonly string[];
  inline?: InlinePolicies;
  boundary?: string;
  /** An instance profile of the same name. */
  profile?: boolean;
  /** null: never. */
  used?: { at: Date; region: string } | null;
  tags?: Tags;
}

/** Adds an IAM role; gives its ARN. */
export function addRole(draft: Draft, options: RoleOptions): string {
  const { name, created, path = '/', used = null, tags = {} } = options;
  const arn = draft.arn('iam', '', `role${path}${name}`);
  const AssumeRolePolicyDocument = policyText(...options.trust);
  const profile = options.profile && {
    InstanceProfileName: name,
    InstanceProfileId: iamId('AIPA', `${draft.account}/${name}`),
    Arn: draft.arn('iam', '', `instance-profile/${name}`),
    Path: '/',
    CreateDate: created,
  };
  const role = { RoleName: name, RoleId: iamId('AROA', `${draft.account}/${name}`), Arn: arn, Path: path, CreateDate: created };
  draft.add({
    type: 'AWS::IAM::Role',
    id: name,
    arn,
    region: 'global',
    tags,
    data: {
      ...role,
      AssumeRolePolicyDocument,
      InstanceProfileList: profile ? [{ ...profile, Roles: [{ ...role, AssumeRolePolicyDocument }] }] : [],
      RolePolicyList: inline(options.inline ?? {}),
      AttachedManagedPolicies: attached(draft, options.managed ?? []),
      ...(options.boundary && {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
          PermissionsBoundaryArn: managedPolicyArn(draft, options.boundary),
        },
      }),
      RoleLastUsed: used ? { LastUsedDate: used.at, Region: used.region } : {},
      Tags: tagList(tags),
    },
  });
  if (profile)
    draft.add({
      type: 'AWS::IAM::InstanceProfile',
      id: name,
      arn: profile.Arn,
      region: 'global',
      tags: {},
      data: { ...profile, roleArn: arn },
    });
  return arn;
}

/** A role that AWS makes for one of its services. */
export function addServiceLinkedRole(draft: Draft, service: string, name: string, policy: string, created: Date): string {
  return addRole(draft, {
    name: `AWSServiceRoleFor${name}`,
    path: `/aws-service-role/${service}.amazonaws.com/`,
    created,
    trust: [assumedBy.service(service)],
    managed: [policy],
    used: { at: draft.clock.lately(1), region: 'us-east-1' },
  });
}
