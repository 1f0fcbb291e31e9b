import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './function-own-layers';

const layer = (account: string, partition = 'aws') => `arn:${partition}:lambda:eu-central-1:${account}:layer:tools:3`;
const using = (...arns: (string | undefined)[]) => lambda({ Layers: arns.map((Arn) => ({ Arn })) });

describe('lambda/function-own-layers', () => {
  it.each([
    [[layer(testAccount)], 'pass'],
    [[layer(testAccount, 'aws-cn')], 'pass'],
    [[layer('017000801446'), layer(testAccount)], 'pass'],
    [[layer('444455556666')], 'fail'],
    [[layer(testAccount), layer('444455556666'), 'odd'], 'fail'],
    [['odd'], 'unknown'],
    [[], 'not-applicable'],
    [[undefined], 'not-applicable'],
  ])('%j: %s', (arns, status) => {
    expect(statusOf(check, using(...arns))).toBe(status);
  });

  it('names the owner, and leaves out functions without layers', () => {
    expect(verdictsOf(check, using(layer('444455556666')))[0]?.summary).toBe('Layers belong to account 444455556666');
    expect(statusOf(check, lambda())).toBe('not-applicable');
  });
});
