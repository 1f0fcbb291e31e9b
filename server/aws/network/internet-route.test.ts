import { describe, expect, it } from 'vitest';
import { internetRoutes, routeTableOf } from './internet-route';

const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' } as const;

describe('internetRoutes', () => {
  it.each([
    ['a default route', [local, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' as const }], ['0.0.0.0/0']],
    ['IPv6', [local, { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }], ['::/0']],
    [
      'two halves',
      [
        { DestinationCidrBlock: '0.0.0.0/1', GatewayId: 'igw-1' },
        { DestinationCidrBlock: '128.0.0.0/1', GatewayId: 'igw-1' },
      ],
      ['0.0.0.0/1', '128.0.0.0/1'],
    ],
    ['a gateway that is gone', [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'blackhole' as const }], []],
    ['NAT', [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }], []],
    ['an egress-only gateway', [{ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }], []],
    ['a VPN', [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vgw-1' }], []],
    ['a few addresses', [{ DestinationCidrBlock: '203.0.113.0/24', GatewayId: 'igw-1' }], []],
    ['only the local route', [local], []],
  ])('%s', (_, Routes, expected) => {
    expect(internetRoutes({ Routes }).map(({ destination }) => destination)).toEqual(expected);
  });

  it('takes a table without routes', () => {
    expect(internetRoutes({})).toEqual([]);
  });
});

describe('routeTableOf', () => {
  const main = { RouteTableId: 'main', VpcId: 'vpc-1', Associations: [{ Main: true }] };
  const own = { RouteTableId: 'own', VpcId: 'vpc-1', Associations: [{ Main: false, SubnetId: 'subnet-1' }] };

  it("prefers the subnet's own table to the VPC's main one", () => {
    expect(routeTableOf('subnet-1', 'vpc-1', [main, own])).toBe(own);
    expect(routeTableOf('subnet-2', 'vpc-1', [main, own])).toBe(main);
    expect(routeTableOf('subnet-2', 'vpc-2', [main, own])).toBeUndefined();
  });
});
