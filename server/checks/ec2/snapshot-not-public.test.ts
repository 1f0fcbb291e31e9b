import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './snapshot-not-public';

const snapshot = (restorableByAll: boolean, gaps: Gap[] = []) =>
  resourceOf('AWS::EC2::Snapshot', {
    id: 'snap-1',
    data: { SnapshotId: 'snap-1', VolumeId: 'vol-1', StartTime: new Date('2026-03-01T08:00:00Z'), restorableByAll },
    gaps,
  });

describe('ec2/snapshot-not-public', () => {
  it('passes when only named accounts may restore it', () => {
    expect(statusOf(check, snapshot(false))).toBe('pass');
  });

  it('fails when anybody may restore it', () => {
    const [verdict] = verdictsOf(check, snapshot(true));
    expect(verdict).toMatchObject({ status: 'fail', evidence: { volume: 'vol-1', createdAt: '2026-03-01T08:00:00.000Z' } });
  });

  it('is unknown when its permissions could not be read', () => {
    expect(
      statusOf(check, snapshot(true, [{ operation: 'ec2:DescribeSnapshotAttribute', kind: 'throttled', code: 'RequestLimitExceeded' }])),
    ).toBe('unknown');
  });

  it('copes with a snapshot that AWS says little about', () => {
    expect(statusOf(check, resourceOf('AWS::EC2::Snapshot', { data: { restorableByAll: false } }))).toBe('pass');
  });
});
