import { describe, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { instance, networkAcl, permission, publicInstance, routeTable, securityGroup, terminated } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-risky-services-unreachable';

const ssh = securityGroup({ IpPermissions: [permission('tcp', [22, 22], '0.0.0.0/0')] });
const outside = routeTable([['0.0.0.0/0', 'igw-1']]);
const open = networkAcl([[100, 'allow', '-1', null, '0.0.0.0/0']]);

describe('ec2/instance-risky-services-unreachable', () => {
  it('fails when address, route, ACL and group all let SSH through', () => {
    expect(verdictsOf(check, publicInstance(), { others: [ssh, outside, open] })[0]).toMatchObject({
      status: 'fail',
      summary: 'The internet reaches SSH at 52.28.1.1',
      evidence: { reachable: [{ port: 22, sources: ['0.0.0.0/0'], groups: ['sg-1'], reachableAt: ['52.28.1.1'] }] },
    });
  });

  it.each<[string, AnyResource[], string]>([
    ['the VPC’s main table leads outside', [ssh, routeTable([['0.0.0.0/0', 'igw-1']], { Associations: [{ Main: true }] }), open], 'fail'],
    ['the ACL was not listed for the subnet', [ssh, outside], 'fail'],
    ['there is just a NAT gateway', [ssh, routeTable([['0.0.0.0/0', 'nat-1']]), open], 'pass'],
    [
      'the ACL denies it',
      [
        ssh,
        outside,
        networkAcl([
          [10, 'deny', '6', [22, 22], '0.0.0.0/0'],
          [100, 'allow', '-1', null, '0.0.0.0/0'],
        ]),
      ],
      'pass',
    ],
    ['there is no route', [ssh, routeTable([]), open], 'pass'],
    ['no route table was listed', [ssh, open], 'unknown'],
    ['the group opens HTTPS only', [securityGroup({ IpPermissions: [permission('tcp', [443, 443], '0.0.0.0/0')] }), outside, open], 'pass'],
    [
      'the group opens it over IPv6, and the address is IPv4',
      [securityGroup({ IpPermissions: [permission('tcp', [22, 22], '::/0')] }), outside, open],
      'pass',
    ],
    ['a prefix list may open it', [securityGroup({ IpPermissions: [permission('tcp', [22, 22], 'pl-1')] }), outside, open], 'unknown'],
    ['the group was not listed', [outside, open], 'unknown'],
  ])('when %s', (_, others, status) => {
    expect(statusOf(check, publicInstance(), { others })).toBe(status);
  });

  it('passes without a public address, and while it sleeps', () => {
    expect(statusOf(check, publicInstance({ State: { Name: 'stopped' } }), { others: [ssh, outside, open] })).toBe('pass');
    expect(statusOf(check, publicInstance({}, { Association: undefined }), { others: [ssh, outside, open] })).toBe('pass');
  });

  it('sees IPv6, and what two groups open together', () => {
    const halves = [
      securityGroup({ GroupId: 'sg-1', IpPermissions: [permission('tcp', [6379, 6379], '2000::/5')] }),
      securityGroup({ GroupId: 'sg-2', IpPermissions: [permission('tcp', [6379, 6379], '2800::/5')] }),
    ];
    const face = {
      Association: undefined,
      Ipv6Addresses: [{ Ipv6Address: '2a05:d014::1' }],
      Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }],
    };
    const others = [...halves, routeTable([['::/0', 'igw-1']]), networkAcl([[100, 'allow', '-1', null, '::/0']])];
    expect(verdictsOf(check, publicInstance({}, face), { others })[0]).toMatchObject({
      status: 'fail',
      evidence: { reachable: [{ service: 'Redis', groups: ['sg-1', 'sg-2'] }] },
    });
  });

  it('asks nothing of an instance that is gone, and reads one that lists no interfaces', () => {
    expect(statusOf(check, publicInstance({ State: terminated }), { others: [ssh, outside, open] })).toBe('not-applicable');
    const bare = instance({ SubnetId: 'subnet-1', VpcId: 'vpc-1', PublicIpAddress: '52.28.1.1', SecurityGroups: [{ GroupId: 'sg-1' }] });
    expect(statusOf(check, bare, { others: [ssh, outside, open] })).toBe('fail');
  });
});
