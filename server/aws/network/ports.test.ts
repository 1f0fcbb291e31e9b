import type { IpPermission } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internetSourcesOf, isOpenToInternet, openPorts, permitsAllPorts, permitsPort, prefixLists } from './ports';

const permission = (IpProtocol: string, ports: readonly [number, number] | null, ...ranges: string[]): IpPermission => ({
  IpProtocol,
  ...(ports && { FromPort: ports[0], ToPort: ports[1] }),
  IpRanges: ranges.filter((range) => !range.includes(':')).map((CidrIp) => ({ CidrIp })),
  Ipv6Ranges: ranges.filter((range) => range.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
});

describe('isOpenToInternet', () => {
  it.each<[string[], boolean]>([
    [['0.0.0.0/0'], true],
    [['::/0'], true],
    [['2000::/3'], true],
    [['0.0.0.0/1', '128.0.0.0/1'], true],
    [['0.0.0.0/2', '64.0.0.0/2'], true],
    [['0.0.0.0/2', '0.0.0.0/3', '0.0.0.0/2'], false],
    [['10.0.0.0/8', '203.0.113.0/24'], false],
    [['8000::/1'], false],
    [['fd00::/8'], false],
    [['203.0.113.0/24', '0.0.0.0/0'], true],
    [['not an address'], false],
    [[], false],
  ])('%j: %j', (ranges, expected) => {
    expect(isOpenToInternet(permission('tcp', [22, 22], ...ranges))).toBe(expected);
  });

  it('does not know what groups and prefix lists hold', () => {
    const listed: IpPermission = {
      IpProtocol: '-1',
      UserIdGroupPairs: [{ GroupId: 'sg-1' }],
      PrefixListIds: [{ PrefixListId: 'pl-1' }, {}],
    };
    expect(isOpenToInternet(listed)).toBe(false);
    expect(prefixLists(listed)).toEqual(['pl-1']);
    expect(isOpenToInternet({})).toBe(false);
  });
});

describe('permitsPort', () => {
  it.each<[IpPermission, string, number | null, boolean]>([
    [permission('tcp', [22, 22]), 'tcp', 22, true],
    [permission('6', [20, 25]), 'tcp', 22, true],
    [permission('tcp', [22, 22]), 'udp', 22, false],
    [permission('tcp', [23, 80]), 'tcp', 22, false],
    [permission('tcp', [0, 65_535]), 'tcp', 22, true],
    [permission('tcp', null), 'tcp', 22, true],
    [permission('-1', null), 'udp', 53, true],
    [permission('-1', [-1, -1]), 'icmp', null, true],
    [permission('icmp', [8, -1]), 'icmp', null, true],
    [permission('icmp', [8, -1]), 'tcp', 8, false],
    [permission('58', [-1, -1]), 'icmpv6', null, true],
    [permission('tcp', [443, 443]), 'tcp', null, true],
    [permission('50', null), '50', null, true],
    [{}, 'tcp', 22, true],
  ])('%j, %s %j: %j', (given, protocol, port, expected) => {
    expect(permitsPort(given, protocol, port)).toBe(expected);
  });

  it('knows when all ports are meant', () => {
    expect(permitsAllPorts(permission('-1', null))).toBe(true);
    expect(permitsAllPorts(permission('tcp', [1, 65_535]))).toBe(true);
    expect(permitsAllPorts(permission('udp', [1024, 65_535]))).toBe(false);
    expect(permitsAllPorts(permission('icmp', [-1, -1]))).toBe(false);
  });
});

describe('openPorts', () => {
  it('lists what is open, by protocol and stretch', () => {
    const group = {
      IpPermissions: [
        permission('tcp', [443, 443], '0.0.0.0/0', '::/0'),
        permission('tcp', [22, 22], '203.0.113.0/24'),
        permission('udp', [53, 53], '::/0'),
        permission('icmp', [-1, -1], '0.0.0.0/0'),
      ],
      IpPermissionsEgress: [permission('-1', null, '0.0.0.0/0')],
    };
    expect(openPorts(group, 'ingress')).toEqual([
      { protocol: 'icmp', fromPort: null, toPort: null, sources: ['0.0.0.0/0'] },
      { protocol: 'tcp', fromPort: 443, toPort: 443, sources: ['0.0.0.0/0', '::/0'] },
      { protocol: 'udp', fromPort: 53, toPort: 53, sources: ['::/0'] },
    ]);
    expect(openPorts(group, 'egress')).toEqual([{ protocol: 'all', fromPort: null, toPort: null, sources: ['0.0.0.0/0'] }]);
    expect(openPorts({}, 'ingress')).toEqual([]);
  });

  it('adds halves of different permissions up where their ports meet', () => {
    const group = { IpPermissions: [permission('tcp', [20, 25], '0.0.0.0/2'), permission('tcp', [22, 30], '64.0.0.0/2')] };
    expect(openPorts(group, 'ingress')).toEqual([{ protocol: 'tcp', fromPort: 22, toPort: 25, sources: ['0.0.0.0/2', '64.0.0.0/2'] }]);
    expect(internetSourcesOf(group, 'ingress', 'tcp', 22)).toEqual(['0.0.0.0/2', '64.0.0.0/2']);
    expect(internetSourcesOf(group, 'ingress', 'tcp', 26)).toEqual([]);
  });

  it('agrees with asking for each port', () => {
    const ports = fc.tuple(fc.nat(6), fc.nat(6)).map(([one, two]): [number, number] => [Math.min(one, two), Math.max(one, two)]);
    const range = fc.constantFrom('0.0.0.0/0', '0.0.0.0/2', '64.0.0.0/2', '10.0.0.0/8', '::/0');
    const some = fc
      .tuple(fc.constantFrom('tcp', 'udp', '-1', '6'), ports, fc.array(range, { maxLength: 2 }))
      .map(([protocol, span, ranges]) => permission(protocol, span, ...ranges));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), fc.constantFrom('tcp', 'udp'), fc.nat(7), (IpPermissions, protocol, port) => {
        const listed = openPorts({ IpPermissions }, 'ingress').some(
          (open) =>
            open.protocol === 'all' || (open.protocol === protocol && (open.fromPort ?? 0) <= port && port <= (open.toPort ?? 65_535)),
        );
        expect(listed).toBe(internetSourcesOf({ IpPermissions }, 'ingress', protocol, port).length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
