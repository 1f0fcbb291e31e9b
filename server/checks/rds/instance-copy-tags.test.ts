import { describe, expect, it } from 'vitest';
import { instance, member } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-copy-tags';

describe('rds/instance-copy-tags', () => {
  it.each([
    [{ CopyTagsToSnapshot: true }, 'pass'],
    [{ CopyTagsToSnapshot: false }, 'fail'],
    [{ ...member, CopyTagsToSnapshot: false }, 'not-applicable'],
    [{ CopyTagsToSnapshot: false, DBInstanceStatus: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
