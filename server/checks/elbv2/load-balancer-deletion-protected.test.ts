import { describe, expect, it } from 'vitest';
import { balancerOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './load-balancer-deletion-protected';

describe('elbv2/load-balancer-deletion-protected', () => {
  it.each([
    ['true', 'pass'],
    ['false', 'fail'],
    ['', 'fail'],
  ])('%j: %s', (value, status) => {
    expect(statusOf(check, balancerOf({ attributes: { 'deletion_protection.enabled': value } }))).toBe(status);
  });

  it('asks network and gateway load balancers, too', () => {
    expect(statusOf(check, balancerOf({ Type: 'gateway', attributes: { 'deletion_protection.enabled': 'false' } }))).toBe('fail');
  });

  it('is unknown when the attribute is missing or was refused', () => {
    expect(statusOf(check, balancerOf())).toBe('unknown');
    expect(statusOf(check, balancerOf({}, [refused('elbv2:DescribeLoadBalancerAttributes')]))).toBe('unknown');
  });
});
