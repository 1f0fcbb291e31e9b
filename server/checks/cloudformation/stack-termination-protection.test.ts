import { describe, expect, it } from 'vitest';
import { nested, stack } from '../shared/stack-testing';
import { statusOf } from '../shared/testing';
import { check } from './stack-termination-protection';

describe('cloudformation/stack-termination-protection', () => {
  it.each([
    [{ terminationProtection: true }, 'pass'],
    [{ terminationProtection: false }, 'fail'],
    [{ terminationProtection: false, StackStatus: 'UPDATE_ROLLBACK_COMPLETE' as const }, 'fail'],
    [{ ...nested, terminationProtection: false }, 'not-applicable'],
    [{ terminationProtection: false, StackStatus: 'DELETE_IN_PROGRESS' as const }, 'not-applicable'],
    [{ terminationProtection: false, StackStatus: 'REVIEW_IN_PROGRESS' as const }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, stack(data))).toBe(status);
  });

  it('is unknown when the stack could not be asked by name', () => {
    const gap = { operation: 'cloudformation:DescribeStacks', kind: 'throttled', code: 'Throttling' } as const;
    expect(statusOf(check, stack({}, [gap]))).toBe('unknown');
  });
});
