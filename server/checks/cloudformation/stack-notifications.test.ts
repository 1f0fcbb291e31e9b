import { describe, expect, it } from 'vitest';
import { nested, stack } from '../shared/stack-testing';
import { statusOf } from '../shared/testing';
import { check } from './stack-notifications';

describe('cloudformation/stack-notifications', () => {
  it.each([
    [{ NotificationARNs: ['arn:aws:sns:eu-central-1:111122223333:stack-events'] }, 'pass'],
    [{ NotificationARNs: [] }, 'fail'],
    [{}, 'fail'],
    [{ ...nested, NotificationARNs: [] }, 'not-applicable'],
    [{ StackStatus: 'DELETE_IN_PROGRESS' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, stack(data))).toBe(status);
  });
});
