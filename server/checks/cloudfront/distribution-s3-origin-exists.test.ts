import { describe, expect, it } from 'vitest';
import { bucketOrigin, distributionOf, originsOf, serverOrigin } from '../shared/distribution-testing';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './distribution-s3-origin-exists';

const own = [bucketOf({}, { id: 'media' })];
const website = { ...serverOrigin(), DomainName: 'press.s3-website-us-east-1.amazonaws.com' };

describe('cloudfront/distribution-s3-origin-exists', () => {
  it.each([
    ['its own bucket', originsOf(bucketOrigin('media')), { media: 'there' as const }, 'pass'],
    ['its own bucket, which S3 refused to tell of', originsOf(bucketOrigin('media')), { media: 'refused' as const }, 'pass'],
    ['a bucket of others that is there', originsOf(bucketOrigin('theirs')), { theirs: 'there' as const }, 'pass'],
    ['a bucket of others that shuts us out', originsOf(bucketOrigin('theirs')), { theirs: 'refused' as const }, 'unknown'],
    ['a bucket that nobody has', originsOf(bucketOrigin('media'), bucketOrigin('gone')), { gone: 'missing' as const }, 'fail'],
    ['a web site of a bucket that nobody has', originsOf(website), { press: 'missing' as const }, 'fail'],
    ['a bucket that was not asked about', originsOf(bucketOrigin('theirs')), undefined, 'unknown'],
    ['a server', originsOf(serverOrigin()), {}, 'not-applicable'],
  ])('%s: %#', (_, Origins, originBuckets, status) => {
    expect(statusOf(check, distributionOf({ Origins, originBuckets }), { others: own })).toBe(status);
  });

  it('is unknown when S3 failed to answer, and not asked of one that is switched off', () => {
    const data = { Origins: originsOf(bucketOrigin('gone')), originBuckets: { gone: 'missing' as const } };
    expect(statusOf(check, distributionOf(data, [refused('s3:HeadBucket')]), { others: own })).toBe('unknown');
    expect(statusOf(check, distributionOf({ ...data, Enabled: false }), { others: own })).toBe('not-applicable');
  });

  it('names the bucket', () => {
    const data = { Origins: originsOf(bucketOrigin('gone')), originBuckets: { gone: 'missing' as const } };
    expect(verdictsOf(check, distributionOf(data), { others: own })[0]?.summary).toBe('Bucket gone does not exist');
  });
});
