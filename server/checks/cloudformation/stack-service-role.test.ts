import { describe, expect, it } from 'vitest';
import { nested, stack } from '../shared/stack-testing';
import { statusOf } from '../shared/testing';
import { check } from './stack-service-role';

describe('cloudformation/stack-service-role', () => {
  it.each([
    [{ RoleARN: 'arn:aws-cn:iam::111122223333:role/deploy' }, 'pass'],
    [{ RoleARN: '' }, 'fail'],
    [{}, 'fail'],
    [nested, 'not-applicable'],
    [{ StackStatus: 'REVIEW_IN_PROGRESS' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, stack(data))).toBe(status);
  });
});
