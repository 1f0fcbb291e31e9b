import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { trailOf } from '../shared/trail-testing';
import { check } from './trail-kms-encrypted';

describe('cloudtrail/trail-kms-encrypted', () => {
  it.each([
    ['arn:aws:kms:eu-central-1:111122223333:key/0a1b', 'pass'],
    ['', 'fail'],
    [undefined, 'fail'],
  ])('says with the key %s: %s', (KmsKeyId, status) => {
    expect(statusOf(check, trailOf({ KmsKeyId }))).toBe(status);
  });

  it('is unknown when the trail was not listed whole', () => {
    expect(statusOf(check, trailOf({}, { gaps: [refused('cloudtrail:DescribeTrails')] }))).toBe('unknown');
  });
});
