import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { admin, allow, group, instance, network, role } from '../testing/world';
import { instanceMetadataAdmin as kind } from './instance-metadata-admin';

const web = [...network(), group(), instance(), role([admin])];

tryKind(kind, {
  bad: web,
  good: {
    'with IMDSv2': [...network(), group(), instance({ MetadataOptions: { HttpTokens: 'required' } }), role([admin])],
    'with the metadata service switched off': [
      ...network(),
      group(),
      instance({ MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' } }),
      role([admin]),
    ],
    'without a route to the internet': [...network({ routed: false }), group(), instance(), role([admin])],
    'behind a network ACL that lets nothing pass': [...network({ acl: 'deny' }), group(), instance(), role([admin])],
    'with a closed security group': [...network(), group([]), instance(), role([admin])],
    'without a public address': [...network(), group(), instance({ PublicIpAddress: undefined }), role([admin])],
    'on an instance that is stopped': [...network(), group(), instance({ State: { Name: 'stopped' } }), role([admin])],
    'with a role that does one thing': [...network(), group(), instance(), role([allow('sqs:SendMessage')])],
  },
  fix: /^Require IMDSv2/,
  over: ['Internet', 'web', 'app'],
});

it('is possible, with the reason, where the route tables could not be read', () => {
  const blind = web.filter(({ type }) => type !== 'AWS::EC2::RouteTable');
  const [path] = pathsOf(kind, blind, ['ec2:DescribeRouteTables']);
  expect(path?.evidence).toBe('possible');
  expect(path?.detail.reasons).toEqual(['ec2:DescribeRouteTables was denied in eu-central-1']);
});

it('is possible where nobody could read the roles', () => {
  const blind = web.filter(({ type }) => type !== 'AWS::IAM::Role');
  expect(pathsOf(kind, blind)).toEqual([]);
  const [path] = pathsOf(kind, blind, ['iam:GetAccountAuthorizationDetails']);
  expect(path?.evidence).toBe('possible');
  expect(path?.detail.reasons[0]).toContain('iam:GetAccountAuthorizationDetails');
});

it('is possible where the security groups could not be read', () => {
  const blind = web.filter(({ type }) => type !== 'AWS::EC2::SecurityGroup');
  expect(pathsOf(kind, blind, ['ec2:DescribeSecurityGroups'])[0]?.evidence).toBe('possible');
});

it('keeps to the permissions boundary of the role', () => {
  const bounded = role([admin], { PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/edge' } });
  const edge = {
    ...role([]),
    type: 'AWS::IAM::ManagedPolicy' as const,
    id: 'edge',
    arn: 'arn:aws:iam::111122223333:policy/edge',
    data: {
      Arn: 'arn:aws:iam::111122223333:policy/edge',
      PolicyVersionList: [{ IsDefaultVersion: true, Document: JSON.stringify({ Statement: [allow('s3:GetObject')] }) }],
    },
  };
  expect(pathsOf(kind, [...network(), group(), instance(), bounded, edge])).toEqual([]);
});
