import { describe, expect, it } from 'vitest';
import { permission, securityGroup } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './security-group-few-rules';

const rules = (count: number) => [permission('tcp', [443, 443], ...Array.from({ length: count }, (_, index) => `10.0.${index}.0/24`))];

describe('ec2/security-group-few-rules', () => {
  it.each([
    [0, 'pass'],
    [50, 'pass'],
    [51, 'fail'],
  ])('%i inbound rules: %s', (count, status) => {
    expect(statusOf(check, securityGroup({ IpPermissions: rules(count) }))).toBe(status);
  });

  it('counts each direction on its own', () => {
    expect(statusOf(check, securityGroup({ IpPermissions: rules(30), IpPermissionsEgress: rules(30) }))).toBe('pass');
    expect(statusOf(check, securityGroup({ IpPermissionsEgress: rules(51) }))).toBe('fail');
  });

  it('counts sources of every kind', () => {
    const mixed = [permission('tcp', [443, 443], '10.0.0.0/8', 'fd00::/8', 'pl-1', 'sg-2')];
    expect(statusOf(check, securityGroup({ IpPermissions: mixed }), { parameters: { maxRules: 3 } })).toBe('fail');
    expect(statusOf(check, securityGroup({ IpPermissions: mixed }), { parameters: { maxRules: 4 } })).toBe('pass');
  });

  it('copes with a group without lists', () => {
    expect(statusOf(check, securityGroup({ IpPermissions: [{}] }))).toBe('pass');
  });
});
