import { describe, expect, it } from 'vitest';
import { keyOf } from '../shared/kms-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './key-single-region';

describe('kms/key-single-region', () => {
  it('passes a key of one region', () => {
    expect(statusOf(check, keyOf())).toBe('pass');
    expect(statusOf(check, keyOf({ MultiRegion: undefined }))).toBe('pass');
  });

  it('fails a multi-region key and tells where it lives', () => {
    const MultiRegionConfiguration = {
      MultiRegionKeyType: 'PRIMARY' as const,
      PrimaryKey: { Region: 'eu-central-1' },
      ReplicaKeys: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }],
    };
    expect(verdictsOf(check, keyOf({ MultiRegion: true, MultiRegionConfiguration }))[0]).toMatchObject({
      status: 'fail',
      evidence: { primary: 'eu-central-1', replicas: ['eu-west-1', 'us-east-1'] },
    });
    expect(statusOf(check, keyOf({ MultiRegion: true }))).toBe('fail');
  });

  it('does not ask a key that is waiting to be deleted', () => {
    expect(statusOf(check, keyOf({ MultiRegion: true, KeyState: 'PendingDeletion' }))).toBe('not-applicable');
  });

  it('is unknown when the key could not be described', () => {
    expect(statusOf(check, keyOf({}, [refused('kms:DescribeKey')]))).toBe('unknown');
  });
});
