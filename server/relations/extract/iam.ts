import type { AttachedPermissionsBoundary, AttachedPolicy, PolicyDetail } from '@aws-sdk/client-iam';
import { all, type Extract, type Found, found, type Place } from './place';
import { admitted, granted } from './policies';

/** A reference to the other end by name does not tell its path; who has one is known under the plain ARN as well. */
const plainName = (place: Place, kind: string, arn: string, name: string): Found => {
  const plain = `arn:${place.partition}:iam::${place.account}:${kind}/${name}`;
  return found('known-as', plain === arn ? null : plain);
};

const policies = (
  attached: readonly AttachedPolicy[] | undefined,
  inline: readonly PolicyDetail[] | undefined,
  boundary?: AttachedPermissionsBoundary,
): Found[] => [
  ...all(
    'allowed-by',
    attached?.map(({ PolicyArn }) => PolicyArn),
  ),
  ...(inline ?? []).flatMap(({ PolicyName, PolicyDocument }) => granted(PolicyDocument, PolicyName)),
  found('bounded-by', boundary?.PermissionsBoundaryArn),
];

export const user: Extract<'AWS::IAM::User'> = ({ data }, place) => [
  ...(data.GroupList ?? []).map((name) => found('member-of', `arn:${place.partition}:iam::${place.account}:group/${name}`)),
  ...policies(data.AttachedManagedPolicies, data.UserPolicyList, data.PermissionsBoundary),
];

export const group: Extract<'AWS::IAM::Group'> = ({ data, arn, id }, place) => [
  plainName(place, 'group', arn, id),
  ...policies(data.AttachedManagedPolicies, data.GroupPolicyList),
];

export const role: Extract<'AWS::IAM::Role'> = ({ data, arn, id }, place) => [
  plainName(place, 'role', arn, id),
  ...admitted(data.AssumeRolePolicyDocument, place, 'trusts'),
  ...policies(data.AttachedManagedPolicies, data.RolePolicyList, data.PermissionsBoundary),
];

export const instanceProfile: Extract<'AWS::IAM::InstanceProfile'> = ({ data, arn, id }, place) => [
  plainName(place, 'instance-profile', arn, id),
  found('has-role', data.roleArn),
];

export const managedPolicy: Extract<'AWS::IAM::ManagedPolicy'> = ({ data }) =>
  granted(data.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document);
