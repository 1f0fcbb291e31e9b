import { describe, expect, it } from 'vitest';
import { networkInterface, permission, securityGroup } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './security-group-no-public-sources';

const ingress = (...IpPermissions: ReturnType<typeof permission>[]) => securityGroup({ IpPermissions });

describe('ec2/security-group-no-public-sources', () => {
  it.each([
    ['an address', permission('tcp', [22, 22], '52.28.1.1/32')],
    ['an IPv6 address', permission('tcp', [443, 443], '2a05:d014::1/128')],
    ['a range', permission('udp', [53, 53], '52.28.0.0/20')],
    ['half of the internet', permission('tcp', [443, 443], '0.0.0.0/1')],
    ['an address for everything', permission('-1', null, '52.28.1.1/32')],
    ['an address beside the internet', permission('tcp', [443, 443], '0.0.0.0/0', '52.28.1.1/32')],
  ])('fails for %s', (_, rule) => {
    expect(statusOf(check, ingress(rule))).toBe('fail');
  });

  it.each([
    ['the whole internet, which others find', permission('tcp', [443, 443], '0.0.0.0/0', '::/0')],
    ['private addresses', permission('tcp', [22, 22], '10.1.2.3/32', '192.168.0.0/16', 'fd00::/8')],
    ['addresses for documentation and carriers', permission('tcp', [22, 22], '198.51.100.7/32', '100.64.0.0/10')],
    ['another group', permission('tcp', [22, 22], 'sg-2')],
    ['a range that is none', permission('tcp', [22, 22], 'not.a.range')],
  ])('passes for %s', (_, rule) => {
    expect(statusOf(check, ingress(rule))).toBe('pass');
  });

  it('does not look at the way out', () => {
    expect(statusOf(check, securityGroup({ IpPermissionsEgress: [permission('tcp', [443, 443], '52.28.1.1/32')] }))).toBe('pass');
  });

  it('says which rules, and whether anything is behind the group', () => {
    const group = ingress(permission('tcp', [22, 22], '52.28.1.1/32'));
    expect(verdictsOf(check, group, { others: [networkInterface(['sg-1'])] })[0]).toMatchObject({
      evidence: { attached: true, sources: [{ range: '52.28.1.1/32', protocol: 'tcp', fromPort: 22, toPort: 22 }] },
    });
  });

  it('is unknown for a prefix list', () => {
    expect(statusOf(check, ingress(permission('tcp', [22, 22], 'pl-1')))).toBe('unknown');
  });
});
