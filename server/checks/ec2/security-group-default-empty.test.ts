import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { networkInterface, permission, securityGroup } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './security-group-default-empty';

const own = [permission('-1', null, 'sg-1')];
const out = [permission('-1', null, '0.0.0.0/0')];

describe('ec2/security-group-default-empty', () => {
  it.each<[string, SecurityGroup, string]>([
    ['no rules', { IpPermissions: [], IpPermissionsEgress: [] }, 'pass'],
    ['nothing told', {}, 'pass'],
    ['as AWS makes it', { IpPermissions: own, IpPermissionsEgress: out }, 'fail'],
    ['just the way out', { IpPermissionsEgress: out }, 'fail'],
    ['just from itself', { IpPermissions: own }, 'fail'],
  ])('the default group with %s: %s', (_, data, status) => {
    expect(statusOf(check, securityGroup({ GroupName: 'default', ...data }))).toBe(status);
  });

  it('is not about other groups', () => {
    expect(statusOf(check, securityGroup({ GroupName: 'default-web', IpPermissions: own }))).toBe('not-applicable');
  });

  it('says whether anything uses it', () => {
    const group = securityGroup({ GroupName: 'default', IpPermissionsEgress: out });
    expect(verdictsOf(check, group, { others: [networkInterface(['sg-1'])] })[0]).toMatchObject({
      summary: 'The default group of vpc-1 has outbound rules',
      evidence: { attached: true, inbound: false, outbound: true },
    });
  });
});
