import { describe, expect, it } from 'vitest';
import { callableBy, functionArn, lambda } from '../shared/lambda-testing';
import { statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './function-not-public';

describe('lambda/function-not-public', () => {
  it.each([
    ['no policy', null, 'pass'],
    ['everybody', callableBy('*'), 'fail'],
    ['everybody, written at length', callableBy({ AWS: ['*'] }), 'fail'],
    ['everybody by the URL', callableBy('*', { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }), 'fail'],
    ['everybody from the own account', callableBy('*', { StringEquals: { 'aws:PrincipalAccount': testAccount } }), 'pass'],
    ['another account', callableBy({ AWS: 'arn:aws:iam::444455556666:root' }), 'pass'],
    [
      'a service',
      callableBy(
        { Service: 'events.amazonaws.com' },
        { ArnLike: { 'AWS:SourceArn': `arn:aws:events:eu-central-1:${testAccount}:rule/x` } },
      ),
      'pass',
    ],
    ['nonsense', '{"Statement":[1]}', 'unknown'],
    ['no JSON', 'Allow', 'unknown'],
  ])('%s: %#', (_, policy, status) => {
    expect(statusOf(check, lambda({ policy }))).toBe(status);
  });

  it('is unknown when the policy could not be read', () => {
    expect(statusOf(check, lambda({ policy: undefined }))).toBe('unknown');
    const gap = { operation: 'lambda:GetPolicy', kind: 'denied', code: 'AccessDeniedException' } as const;
    expect(statusOf(check, lambda({}, [gap]))).toBe('unknown');
  });

  it('names the statement', () => {
    const [verdict] = verdictsOf(check, lambda({ policy: callableBy('*') }));
    expect(verdict).toMatchObject({
      summary: 'Everybody is let in by statement call',
      evidence: { grants: [{ statement: 'call', principals: ['*'], resources: [functionArn] }] },
    });
  });
});
