import { describe, expect, it } from 'vitest';
import { bucketOf, policyOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-kms-encryption';

const by = (SSEAlgorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse', KMSMasterKeyID?: string) => ({
  encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }] },
});
const logDelivery = policyOf({
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: '*',
});

describe('s3/bucket-kms-encryption', () => {
  it.each([by('aws:kms', 'arn:aws:kms:eu-central-1:111122223333:key/1'), by('aws:kms'), by('aws:kms:dsse')])('passes a KMS key', (data) => {
    expect(statusOf(check, bucketOf(data))).toBe('pass');
  });

  it("fails with S3's own keys and without encryption", () => {
    expect(statusOf(check, bucketOf(by('AES256')))).toBe('fail');
    expect(statusOf(check, bucketOf())).toBe('fail');
  });

  it('does not ask a bucket that receives access logs, which KMS would stop', () => {
    expect(statusOf(check, bucketOf({ ...by('AES256'), policy: logDelivery }))).toBe('not-applicable');
    const acl = {
      grants: [
        { Grantee: { Type: 'Group' as const, URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' }, Permission: 'WRITE' as const },
      ],
    };
    expect(statusOf(check, bucketOf({ ...by('AES256'), acl }))).toBe('not-applicable');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ encryption: undefined }, { gaps: [refused('s3:GetBucketEncryption')] }))).toBe('unknown');
    expect(statusOf(check, bucketOf({ encryption: undefined }))).toBe('unknown');
  });
});
