import type { FunctionUrlConfig } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-url-authenticated';

const url = (AuthType?: FunctionUrlConfig['AuthType']) =>
  ({ AuthType, FunctionUrl: 'https://x.lambda-url.eu-central-1.on.aws/' }) as FunctionUrlConfig;

describe('lambda/function-url-authenticated', () => {
  it.each([
    [url('AWS_IAM'), 'pass'],
    [url('NONE'), 'fail'],
    [null, 'not-applicable'],
    [url(), 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (config, status) => {
    expect(statusOf(check, lambda({ url: config }))).toBe(status);
  });

  it('is unknown when the URL could not be read', () => {
    const gap = { operation: 'lambda:GetFunctionUrlConfig', kind: 'throttled', code: 'TooManyRequestsException' } as const;
    expect(statusOf(check, lambda({ url: null }, [gap]))).toBe('unknown');
  });
});
