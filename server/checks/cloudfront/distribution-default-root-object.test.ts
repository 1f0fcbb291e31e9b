import { describe, expect, it } from 'vitest';
import { bucketOrigin, distributionOf, originsOf, serverOrigin } from '../shared/distribution-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-default-root-object';

const Origins = originsOf(serverOrigin(), bucketOrigin('media'));

describe('cloudfront/distribution-default-root-object', () => {
  it.each([
    [{ Origins, defaultRootObject: 'index.html' }, 'pass'],
    [{ Origins, defaultRootObject: '' }, 'fail'],
    [{ Origins, defaultRootObject: undefined }, 'unknown'],
    [{ Origins, defaultRootObject: '', Enabled: false }, 'not-applicable'],
    [{ Origins: originsOf(serverOrigin()), defaultRootObject: '' }, 'not-applicable'],
    [{ Origins: undefined, defaultRootObject: '' }, 'unknown'],
  ])('%j: %s', (data, status) => expect(statusOf(check, distributionOf(data))).toBe(status));

  it('is unknown when the configuration was refused', () => {
    expect(statusOf(check, distributionOf({ Origins }, [refused('cloudfront:GetDistributionConfig')]))).toBe('unknown');
  });
});
