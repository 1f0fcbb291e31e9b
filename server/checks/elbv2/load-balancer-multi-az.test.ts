import { describe, expect, it } from 'vitest';
import { balancerOf } from '../shared/balancer-testing';
import { statusOf } from '../shared/testing';
import { check } from './load-balancer-multi-az';

describe('elbv2/load-balancer-multi-az', () => {
  it.each([
    [['eu-central-1a', 'eu-central-1b'], 'pass'],
    [['eu-central-1a'], 'fail'],
    [[], 'unknown'],
  ])('%j: %s', (zones, status) => {
    expect(statusOf(check, balancerOf({ Type: 'network', AvailabilityZones: zones.map((ZoneName) => ({ ZoneName })) }))).toBe(status);
  });

  it('is unknown without a list', () => expect(statusOf(check, balancerOf({ AvailabilityZones: undefined }))).toBe('unknown'));
  it('takes the number that a team sets', () => expect(statusOf(check, balancerOf(), { parameters: { zones: 3 } })).toBe('fail'));
});
