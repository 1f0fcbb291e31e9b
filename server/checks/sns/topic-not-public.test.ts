import { describe, expect, it } from 'vitest';
import { answersWhoGetsIn } from '../shared/policy-testing';
import { policyOf, refused } from '../shared/s3-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './topic-not-public';

const TopicArn = 'arn:aws:sns:eu-central-1:111122223333:orders';
const topic = (policy: string | null | undefined, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::SNS::Topic', {
    id: 'orders',
    arn: TopicArn,
    gaps,
    data: { TopicArn, ...(policy !== undefined && { attributes: policy === null ? {} : { Policy: policy } }) },
  });

describe('sns/topic-not-public', () => {
  answersWhoGetsIn((policy) => statusOf(check, topic(policy)));

  it('is unknown when the attributes were refused', () => {
    expect(statusOf(check, topic(undefined, [refused('sns:GetTopicAttributes')]))).toBe('unknown');
  });

  it('names the statement', () => {
    const open = policyOf({ Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 'sns:Subscribe', Resource: TopicArn });
    expect(verdictsOf(check, topic(open))[0]).toMatchObject({
      summary: 'Statement Open of the policy lets everyone into the topic',
      evidence: { grants: [{ statement: 'Open', actions: ['sns:Subscribe'] }] },
    });
  });
});
