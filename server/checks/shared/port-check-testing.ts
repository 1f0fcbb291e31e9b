import { describe, expect, it } from 'vitest';
import type { Check } from '../types';
import { networkInterface, permission, securityGroup } from './ec2-testing';
import { statusOf, verdictsOf } from './testing';

const ingress = (...IpPermissions: ReturnType<typeof permission>[]) => securityGroup({ IpPermissions });

/** What every check of ports on a security group must say. */
export function describePortCheck(check: Check<'AWS::EC2::SecurityGroup'>, ports: readonly number[]): void {
  describe(check.id, () => {
    const [first = 0] = ports;

    it.each(ports)('fails when %i is open, and says where', (port) => {
      const [verdict] = verdictsOf(check, ingress(permission('tcp', [port, port], '0.0.0.0/0')), { others: [networkInterface(['sg-1'])] });
      expect(verdict).toMatchObject({ status: 'fail', evidence: { attached: true, open: [{ port, sources: ['0.0.0.0/0'] }] } });
      expect(verdict?.summary).toContain(String(port));
    });

    it.each([
      ['IPv6', permission('tcp', [first, first], '::/0')],
      ['a range around it', permission('tcp', [first - 1, first + 1], '0.0.0.0/0')],
      ['every protocol', permission('-1', null, '0.0.0.0/0')],
      ['two halves of the internet', permission('tcp', [first, first], '0.0.0.0/1', '128.0.0.0/1')],
    ])('fails for %s', (_, rule) => {
      expect(statusOf(check, ingress(rule))).toBe('fail');
    });

    it('fails for a group that is not attached, and says so', () => {
      const rule = permission('tcp', [first, first], '0.0.0.0/0');
      expect(verdictsOf(check, ingress(rule), { others: [networkInterface(['sg-2'])] })[0]).toMatchObject({
        status: 'fail',
        evidence: { attached: false },
      });
    });

    it.each([
      ['a trusted range', permission('tcp', [first, first], '198.51.100.0/24')],
      ['another group', permission('tcp', [first, first], 'sg-2')],
      ['UDP', permission('udp', [first, first], '0.0.0.0/0')],
      ['another port', permission('tcp', [443, 443], '0.0.0.0/0', '::/0')],
      ['a range that is none', permission('tcp', [first, first], 'not.a.range')],
    ])('passes for %s', (_, rule) => {
      expect(statusOf(check, ingress(rule))).toBe('pass');
    });

    it('passes without rules', () => {
      expect(statusOf(check, securityGroup({ IpPermissions: undefined }))).toBe('pass');
    });

    it('is unknown when a prefix list leads to the port', () => {
      expect(statusOf(check, ingress(permission('tcp', [first, first], 'pl-1')))).toBe('unknown');
    });
  });
}
