import type { StackDriftStatus } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { nested, stack } from '../shared/stack-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './stack-not-drifted';

const drift = (StackDriftStatus: StackDriftStatus) => ({
  DriftInformation: { StackDriftStatus, LastCheckTimestamp: new Date('2026-11-01T00:00:00Z') },
});

describe('cloudformation/stack-not-drifted', () => {
  it.each([
    [drift('IN_SYNC'), 'pass'],
    [drift('DRIFTED'), 'fail'],
    [{ ...nested, ...drift('DRIFTED') }, 'fail'],
    [drift('NOT_CHECKED'), 'unknown'],
    [drift('UNKNOWN'), 'unknown'],
    [{}, 'unknown'],
    [{ ...drift('DRIFTED'), StackStatus: 'DELETE_IN_PROGRESS' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, stack(data))).toBe(status);
  });

  it('tells when somebody last looked', () => {
    expect(verdictsOf(check, stack(drift('IN_SYNC')))[0]?.evidence).toEqual({
      driftStatus: 'IN_SYNC',
      checkedAt: '2026-11-01T00:00:00.000Z',
    });
  });
});
