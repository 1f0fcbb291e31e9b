import type { GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import type { OperationName } from '@/server/aws/operation';
import { listIn, present } from '../answers';
import { tagRecord } from '../tags';
import type { Gap, Resource } from '../types';
import { decodedGroup, decodedPolicy, decodedRole, decodedUser } from './policy-documents';
import type { CredentialReportRow, LastAccessed } from './types';
import type { VirtualMfa } from './virtual-mfa';

interface Source {
  operation: OperationName;
  region: string;
}

export function userResource(source: Source, user: UserDetail): Resource<'AWS::IAM::User'> {
  return {
    type: 'AWS::IAM::User',
    arn: present(source, user.Arn),
    id: present(source, user.UserName),
    name: null,
    region: 'global',
    tags: tagRecord(user.Tags),
    data: decodedUser(user),
    gaps: [],
  };
}

/** `rows` and `devices` are undefined when they could not be read: then the user's fields stay absent. */
export function withCredentials(
  user: Resource<'AWS::IAM::User'>,
  rows: ReadonlyMap<string, CredentialReportRow> | undefined,
  devices: VirtualMfa | undefined,
): Resource<'AWS::IAM::User'> {
  return {
    ...user,
    data: {
      ...user.data,
      ...(rows && { report: rows.get(user.arn) ?? null }),
      ...(devices && { virtualMfa: devices.byUser.get(user.arn) ?? [] }),
    },
  };
}

/** `lastAccessed` is undefined when it could not be had: the gaps say why. */
export function withLastAccessed(
  user: Resource<'AWS::IAM::User'>,
  lastAccessed: LastAccessed | undefined,
  gaps: Gap[],
): Resource<'AWS::IAM::User'> {
  return { ...user, data: { ...user.data, ...(lastAccessed && { lastAccessed }) }, gaps };
}

export function groupResources(source: Source, groups: readonly GroupDetail[] | undefined): Resource<'AWS::IAM::Group'>[] {
  return listIn(source, groups).map((group) => ({
    type: 'AWS::IAM::Group',
    arn: present(source, group.Arn),
    id: present(source, group.GroupName),
    name: null,
    region: 'global',
    tags: {},
    data: { ...decodedGroup(group), members: [] },
    gaps: [],
  }));
}

export function withMembers(group: Resource<'AWS::IAM::Group'>, members: readonly string[]): Resource<'AWS::IAM::Group'> {
  return { ...group, data: { ...group.data, members: [...members].sort() } };
}

export function roleResources(source: Source, roles: readonly RoleDetail[] | undefined): Resource<'AWS::IAM::Role'>[] {
  return listIn(source, roles).map((role) => ({
    type: 'AWS::IAM::Role',
    arn: present(source, role.Arn),
    id: present(source, role.RoleName),
    name: null,
    region: 'global',
    tags: tagRecord(role.Tags),
    data: decodedRole(role),
    gaps: [],
  }));
}

/** Instance profiles come with the role that they hold; one that holds none lets nobody do anything, and is not told. */
export function profileResources(source: Source, roles: readonly Resource<'AWS::IAM::Role'>[]): Resource<'AWS::IAM::InstanceProfile'>[] {
  return roles.flatMap((role) =>
    (role.data.InstanceProfileList ?? []).map(({ Roles: _, ...profile }): Resource<'AWS::IAM::InstanceProfile'> => {
      const tags = tagRecord(profile.Tags);
      return {
        type: 'AWS::IAM::InstanceProfile',
        arn: present(source, profile.Arn),
        id: present(source, profile.InstanceProfileName),
        name: null,
        region: 'global',
        tags,
        data: { ...profile, roleArn: role.arn },
        gaps: [],
      };
    }),
  );
}

const isAwsManaged = (arn: string) => /^arn:[^:]+:iam::aws:/.test(arn);
const isInUse = (policy: ManagedPolicyDetail) => (policy.AttachmentCount ?? 0) > 0 || (policy.PermissionsBoundaryUsageCount ?? 0) > 0;

/** Customer-managed policies, and AWS's own as far as they are in use. */
export function policyResources(
  source: Source,
  policies: readonly ManagedPolicyDetail[] | undefined,
): Resource<'AWS::IAM::ManagedPolicy'>[] {
  return listIn(source, policies)
    .filter((policy) => !isAwsManaged(policy.Arn ?? '') || isInUse(policy))
    .map((policy) => {
      const arn = present(source, policy.Arn);
      // Some look-alikes of IAM leave the name out of the bulk listing; it is the end of the ARN.
      const PolicyName = policy.PolicyName || arn.slice(arn.lastIndexOf('/') + 1);
      return {
        type: 'AWS::IAM::ManagedPolicy',
        arn,
        id: PolicyName,
        name: null,
        region: 'global',
        tags: {},
        data: { ...decodedPolicy(policy), PolicyName },
        gaps: [],
      };
    });
}
