import { describe, expect, it } from 'vitest';
import { neptuneCluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-copy-tags';

describe('neptune/cluster-copy-tags', () => {
  it.each([
    [{ CopyTagsToSnapshot: true }, 'pass'],
    [{ CopyTagsToSnapshot: false }, 'fail'],
    [{ CopyTagsToSnapshot: false, Status: 'deleting' }, 'not-applicable'],
    [{ CopyTagsToSnapshot: true, Status: 'stopped' }, 'pass'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, neptuneCluster(data))).toBe(status);
  });
});
