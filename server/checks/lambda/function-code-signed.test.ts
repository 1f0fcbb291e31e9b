import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-code-signed';

describe('lambda/function-code-signed', () => {
  it.each([
    [{ SigningProfileVersionArn: 'arn:aws:signer:eu-central-1:111122223333:/signing-profiles/build/1' }, 'pass'],
    [{}, 'fail'],
    [{ SigningProfileVersionArn: '' }, 'fail'],
    [{ PackageType: 'Image' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });
});
