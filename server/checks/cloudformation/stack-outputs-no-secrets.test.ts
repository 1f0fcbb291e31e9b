import { describe, expect, it } from 'vitest';
import { stack } from '../shared/stack-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './stack-outputs-no-secrets';

const outputs = (...pairs: [string?, string?][]) =>
  stack({ Outputs: pairs.map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })) });
const leak = ['AdminPassword', 'correct-horse-battery'] satisfies [string, string];

describe('cloudformation/stack-outputs-no-secrets', () => {
  it.each([
    [
      'harmless ones',
      outputs(['BucketName', 'lumen-assets'], ['SecretArn', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:x']),
      'pass',
    ],
    ['a password', outputs(['BucketName', 'lumen-assets'], leak), 'fail'],
    ['odd ones', outputs([undefined, undefined], ['Password']), 'pass'],
    ['none', outputs(), 'not-applicable'],
    ['none told', stack(), 'not-applicable'],
    [
      'a stack that goes away',
      stack({ Outputs: [{ OutputKey: leak[0], OutputValue: leak[1] }], StackStatus: 'DELETE_IN_PROGRESS' }),
      'not-applicable',
    ],
  ])('%s', (_, resource, status) => {
    expect(statusOf(check, resource)).toBe(status);
  });

  it('names the output and keeps its value to itself', () => {
    const [verdict] = verdictsOf(check, outputs(leak));
    expect(verdict?.evidence).toEqual({ outputs: [{ output: 'AdminPassword', looksLike: 'a value under a telling name' }] });
    expect(JSON.stringify(verdict)).not.toContain('horse');
  });
});
