import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './log-delivery-succeeds';

describe('cloudtrail/log-delivery-succeeds', () => {
  it('passes without an error', () => {
    expect(statusOf(check, trailOf({ status: { IsLogging: true, LatestDeliveryError: '' } }))).toBe('pass');
  });

  it('fails on an error of log or digest files, and tells it', () => {
    expect(verdictsOf(check, trailOf({ status: { IsLogging: true, LatestDeliveryError: 'NoSuchBucket' } }))[0]).toMatchObject({
      status: 'fail',
      summary: 'Log files cannot be delivered: NoSuchBucket',
    });
    expect(verdictsOf(check, trailOf({ status: { IsLogging: true, LatestDigestDeliveryError: 'AccessDenied' } }))[0]).toMatchObject({
      status: 'fail',
      summary: 'Digest files cannot be delivered: AccessDenied',
    });
  });

  it('does not ask a stopped trail', () => {
    expect(statusOf(check, trailOf({ status: { IsLogging: false, LatestDeliveryError: 'NoSuchBucket' } }))).toBe('not-applicable');
  });

  it('is unknown when the status was refused or not given', () => {
    expect(statusOf(check, trailOf({ status: undefined }, { gaps: [refused('cloudtrail:GetTrailStatus')] }))).toBe('unknown');
    expect(statusOf(check, trailOf({ status: undefined }))).toBe('unknown');
  });
});
