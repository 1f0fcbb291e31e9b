import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './bucket-event-notifications-enabled';

describe('s3/bucket-event-notifications-enabled', () => {
  it.each([
    { EventBridgeConfiguration: {} },
    { QueueConfigurations: [{ QueueArn: 'arn:aws:sqs:eu-central-1:111122223333:q', Events: ['s3:ObjectCreated:*' as const] }] },
    { TopicConfigurations: [{ TopicArn: 'arn:aws:sns:eu-central-1:111122223333:t', Events: ['s3:ObjectCreated:*' as const] }] },
    {
      LambdaFunctionConfigurations: [
        { LambdaFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:f', Events: ['s3:ObjectCreated:*' as const] },
      ],
    },
  ])('passes with %o', (notification) => {
    expect(statusOf(check, bucketOf({ notification }))).toBe('pass');
  });

  it.each([null, {}, { QueueConfigurations: [] }])('fails with %o', (notification) => {
    expect(statusOf(check, bucketOf({ notification }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(statusOf(check, bucketOf({ notification: undefined }, { gaps: [refused('s3:GetBucketNotificationConfiguration')] }))).toBe(
      'unknown',
    );
    expect(statusOf(check, bucketOf({ notification: undefined }))).toBe('unknown');
  });
});
