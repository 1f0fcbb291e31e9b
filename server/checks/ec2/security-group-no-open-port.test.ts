import type { IpPermission, NetworkInterface } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { networkInterface, permission, securityGroup } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './security-group-no-open-port';

const https = permission('tcp', [443, 443], '0.0.0.0/0');
const group = (...IpPermissions: IpPermission[]) => securityGroup({ IpPermissions });

describe('ec2/security-group-no-open-port', () => {
  it.each<[string, IpPermission, string]>([
    ['a TCP port', https, 'fail'],
    ['a UDP port over IPv6', permission('udp', [53, 53], '::/0'), 'fail'],
    ['everything', permission('-1', null, '0.0.0.0/0'), 'fail'],
    ['a prefix list', permission('tcp', [443, 443], 'pl-1'), 'unknown'],
    ['ping', permission('icmp', [8, -1], '0.0.0.0/0'), 'pass'],
    ['another group', permission('tcp', [443, 443], 'sg-2'), 'pass'],
  ])('%s: %s', (_, rule, status) => {
    expect(statusOf(check, group(rule), { others: [networkInterface(['sg-1'])] })).toBe(status);
  });

  it.each<[string, NetworkInterface]>([
    ['an application load balancer', { RequesterId: 'amazon-elb', RequesterManaged: true }],
    ['a network load balancer', { InterfaceType: 'network_load_balancer' }],
    ['an endpoint', { InterfaceType: 'vpc_endpoint' }],
  ])('passes when just %s stands behind it', (_, data) => {
    expect(statusOf(check, group(https), { others: [networkInterface(['sg-1'], data)] })).toBe('pass');
  });

  it('fails when an instance shares the group with a load balancer', () => {
    const others = [
      networkInterface(['sg-1'], { InterfaceType: 'network_load_balancer' }),
      networkInterface(['sg-1'], { NetworkInterfaceId: 'eni-2' }),
    ];
    expect(statusOf(check, group(https), { others })).toBe('fail');
  });

  it('fails for a group that is not attached, keeping the evidence small', () => {
    const many = Array.from({ length: 50 }, (_, index) => permission('tcp', [1000 + index * 2, 1000 + index * 2], '0.0.0.0/0'));
    const [verdict] = verdictsOf(check, group(...many));
    expect(verdict).toMatchObject({ status: 'fail', evidence: { attached: false, stretches: 50 } });
    expect(verdict?.evidence?.open).toHaveLength(20);
  });
});
