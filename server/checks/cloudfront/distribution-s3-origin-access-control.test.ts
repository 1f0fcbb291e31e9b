import { describe, expect, it } from 'vitest';
import { bucketOrigin, distributionOf, originsOf, serverOrigin } from '../shared/distribution-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './distribution-s3-origin-access-control';

const controlled = bucketOrigin('media', { OriginAccessControlId: 'E2' });
const byIdentity = bucketOrigin('old', { S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E3' } });

describe('cloudfront/distribution-s3-origin-access-control', () => {
  it.each([
    ['with access control', originsOf(controlled), 'pass'],
    ['one of two without', originsOf(controlled, bucketOrigin('open')), 'fail'],
    ['by an identity', originsOf(byIdentity), 'fail'],
    ['with neither field', originsOf(bucketOrigin('open', { OriginAccessControlId: undefined })), 'fail'],
    ['a server', originsOf(serverOrigin()), 'not-applicable'],
    ['nothing', undefined, 'unknown'],
  ])('%s: %#', (_, Origins, status) => expect(statusOf(check, distributionOf({ Origins }))).toBe(status));

  it('tells the old kind from none', () => {
    expect(verdictsOf(check, distributionOf({ Origins: originsOf(byIdentity) }))[0]?.summary).toContain('old kind');
    expect(verdictsOf(check, distributionOf({ Origins: originsOf(bucketOrigin('open')) }))[0]?.summary).toContain('without any proof');
  });
});
