import type { GroupDetail, ManagedPolicyDetail, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';

/** IAM sends policy documents percent-encoded (RFC 3986); we keep them as JSON text. */
export function decodeDocument<D extends string | undefined>(document: D): D | string {
  if (!document?.startsWith('%')) return document;
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}

const inline = (policies: PolicyDetail[] | undefined) =>
  policies?.map((policy) => ({ ...policy, PolicyDocument: decodeDocument(policy.PolicyDocument) }));

export const decodedUser = (user: UserDetail): UserDetail => ({ ...user, UserPolicyList: inline(user.UserPolicyList) });

export const decodedGroup = (group: GroupDetail): GroupDetail => ({ ...group, GroupPolicyList: inline(group.GroupPolicyList) });

export const decodedRole = (role: RoleDetail): RoleDetail => ({
  ...role,
  AssumeRolePolicyDocument: decodeDocument(role.AssumeRolePolicyDocument),
  RolePolicyList: inline(role.RolePolicyList),
  // Each profile repeats the role.
  InstanceProfileList: role.InstanceProfileList?.map((profile) => ({
    ...profile,
    Roles: profile.Roles?.map((each) => ({ ...each, AssumeRolePolicyDocument: decodeDocument(each.AssumeRolePolicyDocument) })),
  })),
});

export const decodedPolicy = (policy: ManagedPolicyDetail): ManagedPolicyDetail => ({
  ...policy,
  PolicyVersionList: policy.PolicyVersionList?.map((version) => ({ ...version, Document: decodeDocument(version.Document) })),
});
