import { describe, expect, it } from 'vitest';
import { distributionOf } from '../shared/distribution-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-logged';

const toBucket = { Enabled: true, Bucket: 'logs.s3.amazonaws.com', Prefix: '', IncludeCookies: false };
const off = { Enabled: false, Bucket: '', Prefix: '', IncludeCookies: false };

describe('cloudfront/distribution-logged', () => {
  it.each([
    [{ logging: toBucket }, 'pass'],
    // The newer standard logging: nothing of it shows in the configuration.
    [{ logging: off, deliveries: ['arn:aws:logs:us-east-1:111122223333:delivery-destination:cdn'] }, 'pass'],
    [
      {
        logging: off,
        DefaultCacheBehavior: { TargetOriginId: 'app', ViewerProtocolPolicy: 'https-only' as const, RealtimeLogConfigArn: 'config' },
      },
      'pass',
    ],
    [{ logging: off }, 'fail'],
    [{ logging: null }, 'fail'],
    [{ logging: { ...toBucket, Enabled: false } }, 'fail'],
    [{ logging: undefined }, 'unknown'],
    [{ logging: off, deliveries: undefined }, 'unknown'],
    [{ logging: off, Enabled: false }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, distributionOf(data))).toBe(status));

  it('is unknown when the configuration was refused', () => {
    expect(statusOf(check, distributionOf({}, [refused('cloudfront:GetDistributionConfig')]))).toBe('unknown');
  });
});
