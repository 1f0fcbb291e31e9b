import { describe, expect, it } from 'vitest';
import { networkAcl } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './network-acl-remote-admin-closed';

const everything = [100, 'allow', '-1', null, '0.0.0.0/0'] as const;

describe('ec2/network-acl-remote-admin-closed', () => {
  it.each<[string, Parameters<typeof networkAcl>[0], string]>([
    ['everything', [everything], 'fail'],
    ['SSH', [[100, 'allow', '6', [22, 22], '0.0.0.0/0']], 'fail'],
    ['a range with Remote Desktop over IPv6', [[100, 'allow', '6', [3000, 4000], '::/0']], 'fail'],
    [
      'everything after both are denied',
      [[10, 'deny', '6', [22, 22], '0.0.0.0/0'], [20, 'deny', '6', [3389, 3389], '0.0.0.0/0'], everything],
      'pass',
    ],
    ['everything before they are denied', [everything, [200, 'deny', '6', [22, 3389], '0.0.0.0/0']], 'fail'],
    ['SSH from a private range', [[100, 'allow', '6', [22, 22], '10.0.0.0/8']], 'pass'],
    ['UDP', [[100, 'allow', '17', [3389, 3389], '0.0.0.0/0']], 'pass'],
    ['nothing', [], 'pass'],
  ])('%s: %s', (_, rules, status) => {
    expect(statusOf(check, networkAcl(rules))).toBe(status);
  });

  it('names ports and rules', () => {
    expect(verdictsOf(check, networkAcl([everything]))[0]).toMatchObject({
      summary: 'The ACL lets the internet in to ports 22 and 3389',
      evidence: {
        open: [
          { port: 22, family: 'ipv4', rules: [100] },
          { port: 3389, family: 'ipv4', rules: [100] },
        ],
      },
    });
  });

  it('judges an own ACL without subnets, but not such a default one', () => {
    expect(statusOf(check, networkAcl([everything], { Associations: [] }))).toBe('fail');
    expect(statusOf(check, networkAcl([everything], { Associations: [], IsDefault: true }))).toBe('not-applicable');
    expect(statusOf(check, networkAcl([everything], { IsDefault: true }))).toBe('fail');
  });

  it('copes without entries', () => {
    expect(statusOf(check, networkAcl([], { Entries: undefined }))).toBe('pass');
  });
});
