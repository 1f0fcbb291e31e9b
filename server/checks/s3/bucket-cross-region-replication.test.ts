import type { ReplicationRuleStatus } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-cross-region-replication';

const others = [bucketOf({}, { id: 'copy-paris', region: 'eu-west-3' }), bucketOf({}, { id: 'copy-here' })];
const to = (bucket: string, Status: ReplicationRuleStatus = 'Enabled') => ({
  Role: 'role',
  Rules: [{ Status, Destination: { Bucket: `arn:aws:s3:::${bucket}` } }],
});

describe('s3/bucket-cross-region-replication', () => {
  it('passes when the copy is in another region', () => {
    expect(verdictsOf(check, bucketOf({ replication: to('copy-paris') }), { others })[0]).toMatchObject({
      status: 'pass',
      summary: 'Objects are replicated to copy-paris in eu-west-3',
    });
  });

  it('fails when it is in the same region, switched off, or not there', () => {
    expect(statusOf(check, bucketOf({ replication: to('copy-here') }), { others })).toBe('fail');
    expect(statusOf(check, bucketOf({ replication: to('copy-paris', 'Disabled') }), { others })).toBe('fail');
    expect(statusOf(check, bucketOf(), { others })).toBe('fail');
  });

  it('is unknown when the copy is in an account that nobody looked at', () => {
    expect(statusOf(check, bucketOf({ replication: to('elsewhere') }), { others })).toBe('unknown');
  });

  it('is unknown when replication was refused or not given', () => {
    expect(statusOf(check, bucketOf({ replication: undefined }, { gaps: [refused('s3:GetBucketReplication')] }), { others })).toBe(
      'unknown',
    );
    expect(statusOf(check, bucketOf({ replication: undefined }), { others })).toBe('unknown');
  });
});
