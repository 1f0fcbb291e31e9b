import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-event-notifications-enabled',
  title: 'S3 buckets send events about their objects',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketNotificationConfiguration'],
  why: 'Without events nothing can react at once when objects appear, vanish or are restored.',
  remedy: {
    text: 'Send the events to EventBridge, and let rules there pick what matters.',
    console: 'S3 → the bucket → Properties → Amazon EventBridge → Edit → On.',
    cli: `aws s3api put-bucket-notification-configuration --bucket <bucket> --notification-configuration '{"EventBridgeConfiguration":{}}'  # replaces what is set: keep your own`,
    terraform: 'resource "aws_s3_bucket_notification" "this" {\n  bucket      = "<bucket>"\n  eventbridge = true\n}',
    cloudformation: 'NotificationConfiguration:\n  EventBridgeConfiguration:\n    EventBridgeEnabled: true',
  },
  aliases: { prowler: ['s3_bucket_event_notifications_enabled'], securityHub: ['S3.11'] },
  requirements: { fsbp: ['S3.11'] },
  evaluate: ({ data: { notification } }) => {
    if (notification === undefined) return unknown('No telling whether events are sent: the setting was not given');
    const evidence = {
      eventBridge: notification?.EventBridgeConfiguration !== undefined,
      functions: notification?.LambdaFunctionConfigurations?.length ?? 0,
      queues: notification?.QueueConfigurations?.length ?? 0,
      topics: notification?.TopicConfigurations?.length ?? 0,
    };
    const sends = evidence.eventBridge || evidence.functions + evidence.queues + evidence.topics > 0;
    return sends ? pass('Events are sent', evidence) : fail('No events are sent', evidence);
  },
});
