import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-tracing';

describe('lambda/function-tracing', () => {
  it.each([
    [{ TracingConfig: { Mode: 'Active' as const } }, 'pass'],
    [{ TracingConfig: { Mode: 'PassThrough' as const } }, 'fail'],
    [
      { TracingConfig: { Mode: 'PassThrough' as const }, MasterArn: 'arn:aws:lambda:us-east-1:111122223333:function:edge:1' },
      'not-applicable',
    ],
    [{ TracingConfig: {} }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });
});
