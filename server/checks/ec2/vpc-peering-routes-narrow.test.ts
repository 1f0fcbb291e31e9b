import type { Route, VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './vpc-peering-routes-narrow';

const peering = (data: VpcPeeringConnection = {}) =>
  resourceOf('AWS::EC2::VPCPeeringConnection', {
    id: 'pcx-1',
    data: {
      VpcPeeringConnectionId: 'pcx-1',
      Status: { Code: 'active' },
      RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' },
      AccepterVpcInfo: {
        VpcId: 'vpc-2',
        CidrBlock: '10.1.0.0/16',
        CidrBlockSet: [{ CidrBlock: '10.2.0.0/16' }],
        Ipv6CidrBlockSet: [{ Ipv6CidrBlock: 'fd00:1::/56' }],
      },
      ...data,
    },
  });
const table = (...Routes: Route[]) =>
  resourceOf('AWS::EC2::RouteTable', { id: 'rtb-1', data: { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes } });
const over = (DestinationCidrBlock: string): Route => ({ DestinationCidrBlock, VpcPeeringConnectionId: 'pcx-1' });

describe('ec2/vpc-peering-routes-narrow', () => {
  it.each<[string, Route, string]>([
    ['a subnet', over('10.1.4.0/24'), 'pass'],
    ['the whole of the other side', over('10.1.0.0/16'), 'fail'],
    ['a second range of the other side', over('10.2.0.0/16'), 'fail'],
    ['more than the other side', over('10.0.0.0/8'), 'fail'],
    ['everything', over('0.0.0.0/0'), 'fail'],
    ['its IPv6 range', { DestinationIpv6CidrBlock: 'fd00:1::/56', VpcPeeringConnectionId: 'pcx-1' }, 'fail'],
    ['a prefix list', { DestinationPrefixListId: 'pl-1', VpcPeeringConnectionId: 'pcx-1' }, 'pass'],
    ['the same over another peering', { ...over('10.1.0.0/16'), VpcPeeringConnectionId: 'pcx-2' }, 'pass'],
  ])('a route to %s', (_, route, status) => {
    expect(statusOf(check, peering(), { others: [table(route)] })).toBe(status);
  });

  it('names the table', () => {
    const [verdict] = verdictsOf(check, peering(), { others: [table(over('10.1.4.0/24'), over('10.1.0.0/16'))] });
    expect(verdict?.evidence).toMatchObject({ wide: [{ routeTable: 'rtb-1', destination: '10.1.0.0/16' }] });
  });

  it('passes without routes and copes with sides that say nothing', () => {
    expect(
      statusOf(check, peering({ RequesterVpcInfo: undefined, AccepterVpcInfo: {} }), { others: [table(), table(over('10.1.0.0/16'))] }),
    ).toBe('pass');
  });

  it.each(['pending-acceptance', 'deleted', undefined])('does not ask of a peering that is %s', (code) => {
    expect(statusOf(check, peering({ Status: { Code: code as 'deleted' } }))).toBe('not-applicable');
  });
});
