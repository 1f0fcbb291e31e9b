import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { permission, securityGroup } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './security-group-no-wide-public-range';

const from = (...ranges: string[]): SecurityGroup => ({ IpPermissions: [permission('tcp', [443, 443], ...ranges)] });

describe('ec2/security-group-no-wide-public-range', () => {
  it.each<[string, SecurityGroup, string]>([
    ['a /16', from('52.95.0.0/16'), 'fail'],
    ['a /23', from('52.95.0.0/23'), 'fail'],
    ['half of the internet', from('0.0.0.0/1'), 'fail'],
    ['a wide range on the way out', { IpPermissionsEgress: [permission('-1', null, '52.0.0.0/8')] }, 'fail'],
    ['a /24', from('52.95.1.0/24'), 'pass'],
    ['a private range', from('10.0.0.0/8'), 'pass'],
    ['the whole internet, which other checks tell', from('0.0.0.0/0', '::/0'), 'pass'],
    ['nonsense', from('52.95.0.0'), 'pass'],
    ['nothing', {}, 'pass'],
  ])('%s: %s', (_, data, status) => {
    expect(statusOf(check, securityGroup(data))).toBe(status);
  });

  it('shows the rules', () => {
    expect(verdictsOf(check, securityGroup(from('52.95.0.0/16')))[0]?.evidence).toMatchObject({
      wide: [{ direction: 'ingress', range: '52.95.0.0/16', protocol: 'tcp', fromPort: 443, toPort: 443 }],
    });
  });
});
