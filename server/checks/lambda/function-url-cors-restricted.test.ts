import type { Cors } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-url-cors-restricted';

const url = (Cors?: Cors) => ({
  FunctionUrl: 'https://x',
  FunctionArn: 'arn',
  CreationTime: '',
  LastModifiedTime: '',
  AuthType: 'NONE' as const,
  Cors,
});

describe('lambda/function-url-cors-restricted', () => {
  it.each([
    [url(), 'pass'],
    [url({}), 'pass'],
    [url({ AllowOrigins: ['https://lumen.shop'] }), 'pass'],
    [url({ AllowOrigins: ['https://lumen.shop', '*'] }), 'fail'],
    [url({ AllowOrigins: ['https://*'], AllowCredentials: true }), 'fail'],
    [null, 'not-applicable'],
    [undefined, 'unknown'],
  ])('%j: %s', (config, status) => {
    expect(statusOf(check, lambda({ url: config }))).toBe(status);
  });
});
