import type { Snapshot } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './snapshot-encrypted';

const snapshot = (data: Snapshot, gaps: Gap[] = []) =>
  resourceOf('AWS::EC2::Snapshot', { data: { ...data, restorableByAll: false }, gaps });

describe('ec2/snapshot-encrypted', () => {
  it.each<[Snapshot, string]>([
    [{ Encrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }, 'pass'],
    [{ Encrypted: true }, 'pass'],
    [{ Encrypted: false, VolumeId: 'vol-1' }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, snapshot(data))).toBe(status);
  });

  it('does not care about its sharing', () => {
    const gap: Gap = { operation: 'ec2:DescribeSnapshotAttribute', kind: 'denied', code: 'UnauthorizedOperation' };
    expect(statusOf(check, snapshot({ Encrypted: true }, [gap]))).toBe('pass');
  });
});
