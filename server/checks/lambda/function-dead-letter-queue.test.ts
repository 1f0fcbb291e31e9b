import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-dead-letter-queue';

describe('lambda/function-dead-letter-queue', () => {
  it.each([
    [{ DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-central-1:111122223333:failed' } }, 'pass'],
    [{ DeadLetterConfig: { TargetArn: '' } }, 'fail'],
    [{ DeadLetterConfig: {} }, 'fail'],
    [{}, 'fail'],
    [{ MasterArn: 'arn:aws:lambda:us-east-1:111122223333:function:edge:1' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });
});
