import { describe, expect, it } from 'vitest';
import { classicOf } from '../shared/balancer-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './classic-access-logged';

describe('elb/classic-access-logged', () => {
  it.each([
    [{ AccessLog: { Enabled: true, S3BucketName: 'logs' } }, 'pass'],
    [{ AccessLog: { Enabled: false, S3BucketName: 'logs' } }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (attributes, status) => expect(statusOf(check, classicOf({ attributes }))).toBe(status));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, classicOf({}, [refused('elb:DescribeLoadBalancerAttributes')]))).toBe('unknown');
  });
});
