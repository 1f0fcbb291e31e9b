import { describe, expect, it } from 'vitest';
import { permission, securityGroup } from '../shared/ec2-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { warehouse } from '../shared/warehouse-testing';
import { check } from './cluster-not-open-to-internet';

const open = {
  PubliclyAccessible: true,
  Endpoint: { Port: 5439 },
  VpcId: 'vpc-1',
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
  ClusterSubnetGroupName: 'reports',
};
const subnets = resourceOf('AWS::Redshift::ClusterSubnetGroup', {
  id: 'reports',
  data: { ClusterSubnetGroupName: 'reports', VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-a' }] },
});
const group = (...sources: string[]) => securityGroup({ IpPermissions: [permission('tcp', [5439, 5439], ...sources)] });
const table = (gateway: string) =>
  resourceOf('AWS::EC2::RouteTable', {
    id: 'rtb-1',
    data: {
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway, State: 'active' }],
    },
  });
const [internet, inside] = [table('igw-1'), table('local')];

describe('redshift/cluster-not-open-to-internet', () => {
  it.each([
    ['address, rule and route', [group('0.0.0.0/0'), internet, subnets], 'fail'],
    ['the same over IPv6', [group('::/0'), internet, subnets], 'fail'],
    ['half of the internet twice', [group('0.0.0.0/1', '128.0.0.0/1'), internet, subnets], 'fail'],
    ['a rule for an office', [group('203.0.113.0/24'), internet, subnets], 'pass'],
    ['no route', [group('0.0.0.0/0'), inside, subnets], 'pass'],
    ['a prefix list, whose addresses nobody read', [group('pl-1'), internet, subnets], 'unknown'],
    ['a group that was not found', [internet, subnets], 'unknown'],
    ['subnets that were not found', [group('0.0.0.0/0'), internet], 'unknown'],
  ])('%s: %#', (_, others, status) => {
    expect(statusOf(check, warehouse(open), { others })).toBe(status);
  });

  it('needs a public address', () => {
    const others = [group('0.0.0.0/0'), internet, subnets];
    expect(statusOf(check, warehouse({ ...open, PubliclyAccessible: false }), { others })).toBe('pass');
    expect(statusOf(check, warehouse({ ...open, PubliclyAccessible: undefined }), { others })).toBe('unknown');
    expect(statusOf(check, warehouse({ ...open, Endpoint: undefined }), { others })).toBe('unknown');
    expect(statusOf(check, warehouse({ ...open, ClusterStatus: 'deleting' }), { others })).toBe('not-applicable');
    expect(verdictsOf(check, warehouse(open), { others })[0]?.evidence).toMatchObject({ port: 5439, publicSubnets: ['subnet-a'] });
  });
});
