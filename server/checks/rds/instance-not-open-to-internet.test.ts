import type { DBInstance } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { permission, securityGroup } from '../shared/ec2-testing';
import { instance } from '../shared/rds-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-not-open-to-internet';

const DBSubnetGroup = { VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-a' }, { SubnetIdentifier: 'subnet-b' }] };
const open = (data: DBInstance = {}) =>
  instance({
    PubliclyAccessible: true,
    Endpoint: { Port: 5432 },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
    DBSubnetGroup,
    ...data,
  });
const group = (...sources: string[]) => securityGroup({ IpPermissions: [permission('tcp', [5432, 5432], ...sources)] });
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

describe('rds/instance-not-open-to-internet', () => {
  it.each([
    ['address, rule and route', [group('0.0.0.0/0'), internet], 'fail'],
    ['the same over IPv6', [group('::/0'), internet], 'fail'],
    ['a rule for an office', [group('203.0.113.0/24'), internet], 'pass'],
    ['no route', [group('0.0.0.0/0'), inside], 'pass'],
    ['a prefix list, whose addresses nobody read', [group('pl-1'), internet], 'unknown'],
    ['a group that was not found', [internet], 'unknown'],
    ['routes that were not found', [group('0.0.0.0/0')], 'unknown'],
  ])('%s', (_, others, status) => {
    expect(statusOf(check, open(), { others })).toBe(status);
  });

  it('needs a public address', () => {
    const others = [group('0.0.0.0/0'), internet];
    expect(statusOf(check, open({ PubliclyAccessible: false }), { others })).toBe('pass');
    expect(statusOf(check, open({ PubliclyAccessible: undefined }), { others })).toBe('unknown');
    expect(statusOf(check, open({ Endpoint: undefined }), { others })).toBe('unknown');
    expect(statusOf(check, open({ DBInstanceStatus: 'deleting' }), { others })).toBe('not-applicable');
  });

  it('tells by which subnets', () => {
    const [verdict] = verdictsOf(check, open(), { others: [group('0.0.0.0/0'), internet] });
    expect(verdict?.evidence).toMatchObject({ port: 5432, sources: ['0.0.0.0/0'], publicSubnets: ['subnet-a', 'subnet-b'] });
  });
});
