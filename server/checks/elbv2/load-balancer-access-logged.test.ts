import { describe, expect, it } from 'vitest';
import { balancerOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './load-balancer-access-logged';

const on = { 'access_logs.s3.enabled': 'true' };
const off = { 'access_logs.s3.enabled': 'false' };
const tls = [{ Protocol: 'TLS' as const, Port: 443 }];

describe('elbv2/load-balancer-access-logged', () => {
  it.each([
    [{ attributes: on }, 'pass'],
    [{ attributes: off }, 'fail'],
    [{ attributes: {} }, 'unknown'],
    [{ Type: 'network' as const, listeners: tls, attributes: off }, 'fail'],
    [{ Type: 'network' as const, listeners: tls, attributes: on }, 'pass'],
    [{ Type: 'network' as const, listeners: [{ Protocol: 'TCP' as const }], attributes: off }, 'not-applicable'],
    [{ Type: 'network' as const, listeners: undefined, attributes: off }, 'unknown'],
    [{ Type: 'gateway' as const, attributes: {} }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, balancerOf(data))).toBe(status));

  it('is unknown when attributes or listeners were refused', () => {
    expect(statusOf(check, balancerOf({ attributes: on }, [refused('elbv2:DescribeListeners')]))).toBe('unknown');
    expect(statusOf(check, balancerOf({}, [refused('elbv2:DescribeLoadBalancerAttributes')]))).toBe('unknown');
  });
});
