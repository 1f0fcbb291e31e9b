import { describe, expect, it } from 'vitest';
import { networkAcl } from '../shared/ec2-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './network-acl-not-wide-open';

const everything = [100, 'allow', '-1', null, '0.0.0.0/0'] as const;

describe('ec2/network-acl-not-wide-open', () => {
  it.each<[string, Parameters<typeof networkAcl>[0], string]>([
    ['everything', [everything], 'fail'],
    ['everything over IPv6', [[100, 'allow', '-1', null, '::/0']], 'fail'],
    ['all of TCP', [[100, 'allow', '6', [0, 65535], '0.0.0.0/0']], 'fail'],
    ['HTTPS', [[100, 'allow', '6', [443, 443], '0.0.0.0/0']], 'pass'],
    ['everything from inside', [[100, 'allow', '-1', null, '10.0.0.0/8']], 'pass'],
    ['everything after everything is denied', [[50, 'deny', '-1', null, '0.0.0.0/0'], everything], 'pass'],
    ['nothing', [], 'pass'],
  ])('%s: %s', (_, rules, status) => {
    expect(statusOf(check, networkAcl(rules))).toBe(status);
  });

  it('does not ask of a default ACL that guards nothing', () => {
    expect(statusOf(check, networkAcl([everything], { IsDefault: true, Associations: undefined }))).toBe('not-applicable');
  });

  it('says when no subnet uses it', () => {
    expect(verdictsOf(check, networkAcl([everything], { Associations: [] }))[0]).toMatchObject({
      status: 'fail',
      evidence: { attached: false },
    });
  });
});
