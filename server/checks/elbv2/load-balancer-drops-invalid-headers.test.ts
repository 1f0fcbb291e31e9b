import { describe, expect, it } from 'vitest';
import { balancerOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './load-balancer-drops-invalid-headers';

const key = 'routing.http.drop_invalid_header_fields.enabled';

describe('elbv2/load-balancer-drops-invalid-headers', () => {
  it.each([
    [{ attributes: { [key]: 'true' } }, 'pass'],
    [{ attributes: { [key]: 'false' } }, 'fail'],
    [{ attributes: {} }, 'unknown'],
    [{ attributes: undefined }, 'unknown'],
    [{ Type: 'network' as const, attributes: { [key]: 'false' } }, 'not-applicable'],
    [{ Type: 'gateway' as const }, 'not-applicable'],
    [{ Type: undefined, attributes: { [key]: 'false' } }, 'unknown'],
  ])('%j: %s', (data, status) => expect(statusOf(check, balancerOf(data))).toBe(status));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, balancerOf({}, [refused('elbv2:DescribeLoadBalancerAttributes')]))).toBe('unknown');
  });
});
