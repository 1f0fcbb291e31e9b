import { describe, expect, it } from 'vitest';
import { balancerOf } from '../shared/balancer-testing';
import { statusOf } from '../shared/testing';
import { check } from './load-balancer-desync-mitigated';

describe('elbv2/load-balancer-desync-mitigated', () => {
  it.each([
    ['defensive', 'pass'],
    ['strictest', 'pass'],
    ['monitor', 'fail'],
    ['off', 'fail'],
  ])('%s: %s', (mode, status) => {
    expect(statusOf(check, balancerOf({ attributes: { 'routing.http.desync_mitigation_mode': mode } }))).toBe(status);
  });

  it('is unknown when AWS does not tell, and not asked of what speaks no HTTP', () => {
    expect(statusOf(check, balancerOf())).toBe('unknown');
    expect(statusOf(check, balancerOf({ Type: 'network' }))).toBe('not-applicable');
  });
});
