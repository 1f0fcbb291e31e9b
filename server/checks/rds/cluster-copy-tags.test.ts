import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-copy-tags';

describe('rds/cluster-copy-tags', () => {
  it.each([
    [{ CopyTagsToSnapshot: true }, 'pass'],
    [{ CopyTagsToSnapshot: false }, 'fail'],
    [{ CopyTagsToSnapshot: false, Engine: 'neptune' }, 'not-applicable'],
    [{ CopyTagsToSnapshot: false, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
