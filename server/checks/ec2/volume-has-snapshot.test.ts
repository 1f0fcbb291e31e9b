import type { Snapshot, Volume } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './volume-has-snapshot';

const volume = (data: Volume = {}) =>
  resourceOf('AWS::EC2::Volume', { id: 'vol-1', data: { VolumeId: 'vol-1', State: 'in-use', ...data } });
const snapshot = (data: Snapshot, region?: string) =>
  resourceOf('AWS::EC2::Snapshot', {
    id: 'snap-1',
    region,
    data: { SnapshotId: 'snap-1', State: 'completed', restorableByAll: false, ...data },
  });

describe('ec2/volume-has-snapshot', () => {
  it('passes with a complete snapshot', () => {
    expect(statusOf(check, volume(), { others: [snapshot({ VolumeId: 'vol-1' })] })).toBe('pass');
  });

  it.each([
    ['no snapshot', []],
    ["another volume's", [snapshot({ VolumeId: 'vol-2' })]],
    ['a copy, which names no volume of ours', [snapshot({ VolumeId: 'vol-ffffffff' })]],
    ['a failed one', [snapshot({ VolumeId: 'vol-1', State: 'error' })]],
    ['one that is not done', [snapshot({ VolumeId: 'vol-1', State: 'pending' })]],
    ['one without a volume', [snapshot({})]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, volume(), { others })).toBe('fail');
  });

  it('does not ask of a volume that is going', () => {
    expect(statusOf(check, volume({ State: 'deleting' }))).toBe('not-applicable');
  });
});
