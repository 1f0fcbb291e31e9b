import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naclAllows } from './network-acl';

const ssh = { direction: 'ingress', protocol: 'tcp', port: 22 } as const;
const rule = (
  RuleNumber: number,
  RuleAction: 'allow' | 'deny',
  CidrBlock: string,
  more: Partial<NetworkAclEntry> = {},
): NetworkAclEntry => ({
  RuleNumber,
  RuleAction,
  Egress: false,
  Protocol: '-1',
  ...(CidrBlock.includes(':') ? { Ipv6CidrBlock: CidrBlock } : { CidrBlock }),
  ...more,
});
const last = rule(32_767, 'deny', '0.0.0.0/0');
const tcp = (From: number, To: number) => ({ Protocol: '6', PortRange: { From, To } });

describe('naclAllows', () => {
  it.each<[string, NetworkAclEntry[], number[]]>([
    ['the default', [rule(100, 'allow', '0.0.0.0/0'), last], [100]],
    ['nothing but the last', [last], []],
    ['no entries', [], []],
    ['a Deny before the Allow', [rule(100, 'allow', '0.0.0.0/0'), rule(90, 'deny', '0.0.0.0/0', tcp(22, 22)), last], []],
    ['a Deny after the Allow', [rule(100, 'allow', '0.0.0.0/0', tcp(20, 25)), rule(110, 'deny', '0.0.0.0/0'), last], [100]],
    ['a Deny of another port', [rule(90, 'deny', '0.0.0.0/0', tcp(23, 23)), rule(100, 'allow', '0.0.0.0/0'), last], [100]],
    ['a Deny of a few addresses', [rule(90, 'deny', '203.0.113.0/24'), rule(100, 'allow', '0.0.0.0/0'), last], [100]],
    ['a Deny in two halves', [rule(80, 'deny', '0.0.0.0/1'), rule(90, 'deny', '128.0.0.0/1'), rule(100, 'allow', '0.0.0.0/0')], []],
    ['an Allow of a few addresses', [rule(100, 'allow', '203.0.113.0/24'), last], []],
    ['an Allow in two halves', [rule(100, 'allow', '0.0.0.0/2'), rule(110, 'allow', '64.0.0.0/2'), last], [100, 110]],
    ['another port', [rule(100, 'allow', '0.0.0.0/0', tcp(80, 443)), last], []],
    ['another protocol', [rule(100, 'allow', '0.0.0.0/0', { Protocol: '17' }), last], []],
    ['the other direction', [rule(100, 'allow', '0.0.0.0/0', { Egress: true }), last], []],
    ['TCP without ports', [rule(100, 'allow', '0.0.0.0/0', { Protocol: '6' }), last], [100]],
  ])('%s', (_, entries, rules) => {
    expect(naclAllows(entries, ssh)).toEqual(rules.length > 0 ? [{ family: 'ipv4', rules }] : []);
  });

  it('answers for IPv6 apart', () => {
    expect(naclAllows([rule(100, 'allow', '::/0'), last], ssh)).toEqual([{ family: 'ipv6', rules: [100] }]);
  });

  it('asks for everything at once', () => {
    const all = { direction: 'ingress', protocol: 'all', port: null } as const;
    expect(naclAllows([rule(100, 'allow', '0.0.0.0/0')], all)).toHaveLength(1);
    expect(naclAllows([rule(100, 'allow', '0.0.0.0/0', tcp(0, 65_535))], all)).toEqual([]);
    expect(naclAllows([rule(100, 'allow', '0.0.0.0/0', tcp(1, 65_535))], { ...all, protocol: 'tcp' })).toHaveLength(1);
    expect(
      naclAllows([rule(100, 'allow', '0.0.0.0/0', { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } })], { ...all, protocol: 'icmp' }),
    ).toEqual([]);
    expect(
      naclAllows([rule(100, 'allow', '0.0.0.0/0', { Protocol: '1', IcmpTypeCode: { Type: -1, Code: -1 } })], { ...all, protocol: 'icmp' }),
    ).toHaveLength(1);
  });

  it('decides as the first matching rule does for each address', () => {
    const eighths = ['0.0.0.0', '32.0.0.0', '64.0.0.0', '96.0.0.0', '128.0.0.0', '160.0.0.0', '192.0.0.0', '224.0.0.0'];
    const block = fc.tuple(fc.nat(7), fc.integer({ min: 0, max: 3 })).map(([index, bits]) => ({
      cidr: `${eighths[(index >> (3 - bits)) << (3 - bits)]}/${bits}`,
      first: (index >> (3 - bits)) << (3 - bits),
      size: 1 << (3 - bits),
    }));
    const entry = fc.record({
      block,
      action: fc.constantFrom<('allow' | 'deny')[]>('allow', 'deny'),
      number: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 6, selector: ({ number }) => number }), (entries) => {
        const ordered = entries.toSorted((left, right) => left.number - right.number);
        const passing = eighths.filter(
          (_, index) => ordered.find(({ block: { first, size } }) => first <= index && index < first + size)?.action === 'allow',
        );
        const passage = naclAllows(
          entries.map(({ block: { cidr }, action, number }) => rule(number, action, cidr)),
          ssh,
        );
        expect(passage.length > 0).toBe(passing.length >= 4);
      }),
      { numRuns: 500 },
    );
  });
});
