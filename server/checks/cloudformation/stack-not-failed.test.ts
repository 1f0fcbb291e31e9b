import type { StackStatus } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { nested, stack } from '../shared/stack-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './stack-not-failed';

describe('cloudformation/stack-not-failed', () => {
  it.each<[StackStatus | undefined, string]>([
    ['CREATE_COMPLETE', 'pass'],
    ['IMPORT_COMPLETE', 'pass'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'pass'],
    ['UPDATE_ROLLBACK_FAILED', 'fail'],
    ['UPDATE_ROLLBACK_COMPLETE', 'fail'],
    ['ROLLBACK_COMPLETE', 'fail'],
    ['DELETE_FAILED', 'fail'],
    ['UPDATE_IN_PROGRESS', 'not-applicable'],
    ['DELETE_IN_PROGRESS', 'not-applicable'],
    [undefined, 'unknown'],
  ])('%s: %s', (status, expected) => {
    expect(statusOf(check, stack({ StackStatus: status }))).toBe(expected);
  });

  it('asks nested stacks as well', () => {
    expect(statusOf(check, stack({ ...nested, StackStatus: 'UPDATE_FAILED' }))).toBe('fail');
  });

  it('does not repeat the reason, which may quote a parameter', () => {
    const [verdict] = verdictsOf(check, stack({ StackStatus: 'CREATE_FAILED', StackStatusReason: 'Value hunter2 is too short' }));
    expect(JSON.stringify(verdict)).not.toContain('hunter2');
  });
});
