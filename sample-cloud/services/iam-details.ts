import type {
  EntityType,
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
} from '@aws-sdk/client-iam';
import type { Sliceable, WorldResource } from '../contract';
import { type OperationContext, page } from '../define-service';
import { concatenated } from '../sliceable';
import { pageSize } from './listing';

type Principal =
  | WorldResource<'AWS::IAM::User'>
  | WorldResource<'AWS::IAM::Group'>
  | WorldResource<'AWS::IAM::Role'>
  | WorldResource<'AWS::IAM::ManagedPolicy'>;

const kinds: readonly EntityType[] = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'];

/** Users, roles, groups and policies in one listing, with their documents URL-encoded as IAM does. */
export function authorizationDetails(
  { Filter, Marker, MaxItems }: GetAccountAuthorizationDetailsRequest,
  context: OperationContext,
): GetAccountAuthorizationDetailsResponse {
  const wanted = Filter && Filter.length > 0 ? kinds.filter((kind) => Filter.includes(kind)) : kinds;
  const all = concatenated<Principal>(...wanted.map((kind) => ofKind(kind, context)));
  const found = page(all, Marker, pageSize(MaxItems, { most: 1000, usual: 100 }, 'ValidationError'));
  const answer = {
    UserDetailList: [] as NonNullable<GetAccountAuthorizationDetailsResponse['UserDetailList']>,
    GroupDetailList: [] as NonNullable<GetAccountAuthorizationDetailsResponse['GroupDetailList']>,
    RoleDetailList: [] as RoleDetail[],
    Policies: [] as ManagedPolicyDetail[],
  };
  for (const item of found.items) {
    if (item.type === 'AWS::IAM::User') {
      const { report: _, virtualMfa: __, lastAccessed: ___, ...user } = item.data;
      answer.UserDetailList.push({ ...user, UserPolicyList: user.UserPolicyList?.map(encoded) });
    } else if (item.type === 'AWS::IAM::Group') {
      const { members: _, ...group } = item.data;
      answer.GroupDetailList.push({ ...group, GroupPolicyList: group.GroupPolicyList?.map(encoded) });
    } else if (item.type === 'AWS::IAM::Role') {
      answer.RoleDetailList.push(encodedRole(item.data));
    } else {
      const versions = item.data.PolicyVersionList?.map((version) => ({ ...version, Document: encode(version.Document) }));
      answer.Policies.push({ ...item.data, PolicyVersionList: versions });
    }
  }
  return { ...answer, IsTruncated: found.next !== undefined, Marker: found.next };
}

function ofKind(kind: EntityType, { state }: OperationContext): Sliceable<Principal> {
  if (kind === 'User') return state.list('AWS::IAM::User', 'global');
  if (kind === 'Role') return state.list('AWS::IAM::Role', 'global');
  if (kind === 'Group') return state.list('AWS::IAM::Group', 'global');
  const policies = state.list('AWS::IAM::ManagedPolicy', 'global');
  return policies.slice(0, policies.length).filter(({ arn }) => arn.includes(':iam::aws:') === (kind === 'AWSManagedPolicy'));
}

function encodedRole(role: RoleDetail): RoleDetail {
  return {
    ...role,
    AssumeRolePolicyDocument: encode(role.AssumeRolePolicyDocument),
    RolePolicyList: role.RolePolicyList?.map(encoded),
    InstanceProfileList: role.InstanceProfileList?.map((profile) => ({
      ...profile,
      Roles: profile.Roles?.map((inner) => ({ ...inner, AssumeRolePolicyDocument: encode(inner.AssumeRolePolicyDocument) })),
    })),
  };
}

function encoded(policy: PolicyDetail): PolicyDetail {
  return { ...policy, PolicyDocument: encode(policy.PolicyDocument) };
}

function encode(document: string | undefined): string | undefined {
  return document === undefined ? undefined : encodeURIComponent(document);
}
