import type { IpPermission } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { networkInterface, permission, securityGroup } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './security-group-all-ports-closed';

describe('ec2/security-group-all-ports-closed', () => {
  it.each<[string, IpPermission, string]>([
    ['every protocol over IPv4', permission('-1', null, '0.0.0.0/0'), 'fail'],
    ['every protocol over IPv6', permission('-1', null, '::/0'), 'fail'],
    ['all of TCP', permission('tcp', [0, 65535], '0.0.0.0/0'), 'fail'],
    ['all of UDP from 1', permission('udp', [1, 65535], '0.0.0.0/0'), 'fail'],
    ['some ports', permission('tcp', [1024, 65535], '0.0.0.0/0'), 'pass'],
    ['a private range', permission('-1', null, '10.0.0.0/8'), 'pass'],
    ['the group itself', permission('-1', null, 'sg-1'), 'pass'],
    ['ICMP', permission('icmp', [-1, -1], '0.0.0.0/0'), 'pass'],
    ['a prefix list for everything', permission('-1', null, 'pl-1'), 'unknown'],
    ['a prefix list for one port', permission('tcp', [443, 443], 'pl-1'), 'pass'],
  ])('%s: %s', (_, rule, status) => {
    expect(statusOf(check, securityGroup({ IpPermissions: [rule] }))).toBe(status);
  });

  it('names protocols, sources and whether it is attached', () => {
    const group = securityGroup({ IpPermissions: [permission('-1', null, '0.0.0.0/0')] });
    const [verdict] = verdictsOf(check, group, { others: [networkInterface(['sg-1'])] });
    expect(verdict).toMatchObject({ summary: 'Every TCP and UDP port is open to 0.0.0.0/0', evidence: { attached: true } });
  });
});
