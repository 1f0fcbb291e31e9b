import { describe, expect, it } from 'vitest';
import { accountSettingsOf, allBlocked, bucketOf, groupGrant, policyOf } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './trail-bucket-not-public';

const inBucket = (data: Parameters<typeof bucketOf>[0], account = {}) => [bucketOf(data, { id: 'shop-trail' }), accountSettingsOf(account)];
const policy = policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop-trail/*' });

describe('cloudtrail/trail-bucket-not-public', () => {
  it("passes CloudTrail's own grant", () => {
    const own = policyOf({
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::shop-trail/AWSLogs/111122223333/*',
    });
    expect(statusOf(check, trailOf(), { others: inBucket({ policy: own }) })).toBe('pass');
  });

  it('fails on a public policy or ACL, and names the bucket', () => {
    expect(verdictsOf(check, trailOf(), { others: inBucket({ policy }) })[0]).toMatchObject({
      status: 'fail',
      evidence: { bucket: 'shop-trail' },
    });
    expect(statusOf(check, trailOf(), { others: inBucket({ acl: { grants: [groupGrant('READ')] } }) })).toBe('fail');
  });

  it('passes when the account shuts it', () => {
    expect(statusOf(check, trailOf(), { others: inBucket({ policy }, allBlocked) })).toBe('pass');
  });

  it('is unknown when the bucket is elsewhere or its policy malformed', () => {
    expect(statusOf(check, trailOf({ S3BucketName: 'org-trail' }), { others: inBucket({}) })).toBe('unknown');
    expect(statusOf(check, trailOf(), { others: inBucket({ policy: '{' }) })).toBe('unknown');
  });
});
