import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass, readFields } from '../define-check';
import { indexedBy } from '../shared/index-by';
import { attachmentReads, interfacesOf } from '../shared/security-groups';

const namedInRules = ({ id, data }: Resource<'AWS::EC2::SecurityGroup'>) =>
  [...(data.IpPermissions ?? []), ...(data.IpPermissionsEgress ?? [])]
    .flatMap(({ UserIdGroupPairs }) => (UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId))
    // A group that lets itself in is not used by that.
    .filter((named) => named !== id);
const groupsOfFunction = ({ data }: Resource<'AWS::Lambda::Function'>) => data.VpcConfig?.SecurityGroupIds ?? [];
const groupsOfTemplate = ({ data }: Resource<'AWS::EC2::LaunchTemplate'>) =>
  (data.versions ?? []).flatMap(({ LaunchTemplateData: launch }) => [
    ...(launch?.SecurityGroupIds ?? []),
    ...(launch?.NetworkInterfaces ?? []).flatMap(({ Groups }) => Groups ?? []),
  ]);

export const check = defineCheck({
  id: 'ec2/security-group-used',
  title: 'Security groups are used by something',
  severity: 'low',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: [
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeLaunchTemplates',
    'ec2:DescribeLaunchTemplateVersions',
    'lambda:ListFunctions',
  ],
  reads: [
    ...attachmentReads,
    readFields('AWS::EC2::SecurityGroup', 'region', 'IpPermissions', 'IpPermissionsEgress'),
    readFields('AWS::EC2::LaunchTemplate', 'region', 'versions'),
    readFields('AWS::Lambda::Function', 'region', 'VpcConfig'),
  ],
  why: 'Groups left behind hide the ones that matter, and sooner or later somebody attaches one without knowing what it opens.',
  remedy: {
    text: 'Delete the group, unless something that is switched off for now will need it again.',
    console: 'EC2 → Security Groups → the group → Actions → Delete security groups.',
    cli: 'aws ec2 delete-security-group --group-id <group-id>',
  },
  aliases: { prowler: ['ec2_securitygroup_not_used'], securityHub: ['EC2.22'] },
  requirements: { fsbp: ['EC2.22'] },
  evaluate: (group, snapshot) => {
    if (group.data.GroupName === 'default') return notApplicable('The default group of a VPC cannot be deleted');
    const uses = {
      'a network interface': interfacesOf(group, snapshot),
      'a function': indexedBy(snapshot.list('AWS::Lambda::Function'), groupsOfFunction, group.id),
      'a launch template': indexedBy(snapshot.list('AWS::EC2::LaunchTemplate'), groupsOfTemplate, group.id),
      "another group's rules": indexedBy(snapshot.list('AWS::EC2::SecurityGroup'), namedInRules, group.id),
    };
    const users = Object.entries(uses).flatMap(([user, found]) => (found.length > 0 ? [user] : []));
    return users.length > 0
      ? pass(`The group is used by ${users.join(', ')}`, { usedBy: users })
      : fail('Nothing uses the group', { vpc: group.data.VpcId ?? null });
  },
});
