import { describe, expect, it } from 'vitest';
import { callableBy, lambda } from '../shared/lambda-testing';
import { statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './function-service-access-scoped';

const s3 = { Service: 's3.amazonaws.com' };

describe('lambda/function-service-access-scoped', () => {
  it.each([
    ['no policy', null, 'pass'],
    ['a service for anybody', callableBy(s3), 'fail'],
    ['a service for an account', callableBy(s3, { StringEquals: { 'AWS:SourceAccount': testAccount } }), 'pass'],
    [
      'a service for a source in China',
      callableBy(
        { Service: 'events.amazonaws.com.cn' },
        { ArnLike: { 'AWS:SourceArn': `arn:aws-cn:events:cn-north-1:${testAccount}:rule/x` } },
      ),
      'pass',
    ],
    [
      'an Alexa skill',
      callableBy({ Service: 'alexa-appkit.amazon.com' }, { StringEquals: { 'lambda:EventSourceToken': 'amzn1.ask.skill.1' } }),
      'pass',
    ],
    ['another account', callableBy({ AWS: '444455556666' }), 'pass'],
    ['nonsense', '[]', 'unknown'],
  ])('%s: %#', (_, policy, status) => {
    expect(statusOf(check, lambda({ policy }))).toBe(status);
  });

  it('names the service', () => {
    expect(verdictsOf(check, lambda({ policy: callableBy(s3) }))[0]?.summary).toContain('s3.amazonaws.com');
  });
});
