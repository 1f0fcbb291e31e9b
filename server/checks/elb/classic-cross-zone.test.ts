import { describe, expect, it } from 'vitest';
import { classicOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './classic-cross-zone';

describe('elb/classic-cross-zone', () => {
  it.each([
    [{ CrossZoneLoadBalancing: { Enabled: true } }, 'pass'],
    [{ CrossZoneLoadBalancing: { Enabled: false } }, 'fail'],
    [{}, 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (attributes, status) => expect(statusOf(check, classicOf({ attributes }))).toBe(status));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, classicOf({}, [refused('elb:DescribeLoadBalancerAttributes')]))).toBe('unknown');
  });
});
