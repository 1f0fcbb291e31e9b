import { describe, expect, it } from 'vitest';
import { accelerator } from '../shared/dynamodb-testing';
import { statusOf } from '../shared/testing';
import { check } from './accelerator-encrypted';

describe('dynamodb/accelerator-encrypted', () => {
  it.each([
    [{ SSEDescription: { Status: 'ENABLED' as const } }, 'pass'],
    [{ SSEDescription: { Status: 'ENABLING' as const } }, 'pass'],
    [{ SSEDescription: { Status: 'DISABLED' as const } }, 'fail'],
    [{ SSEDescription: { Status: 'DISABLED' as const }, Status: 'deleting' }, 'not-applicable'],
    [{ SSEDescription: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, accelerator(data))).toBe(status);
  });
});
