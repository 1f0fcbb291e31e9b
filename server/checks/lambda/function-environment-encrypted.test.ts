import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './function-environment-encrypted';

const Environment = { Variables: { STAGE: '***', DB_PASSWORD: '***' } };

describe('lambda/function-environment-encrypted', () => {
  it.each([
    [{ Environment, KMSKeyArn: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1' }, 'pass'],
    [{ Environment }, 'fail'],
    [{ Environment: { Variables: {} } }, 'not-applicable'],
    [{}, 'not-applicable'],
    [{ Environment: { Error: { ErrorCode: 'AccessDeniedException' } } }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });

  it('shows names, never values', () => {
    const [verdict] = verdictsOf(check, lambda({ Environment }));
    expect(verdict?.evidence).toEqual({ key: null, variables: ['DB_PASSWORD', 'STAGE'] });
  });
});
