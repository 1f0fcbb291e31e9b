import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'PutBucketAcl',
  'PutBucketPolicy',
  'PutBucketCors',
  'PutBucketLifecycle',
  'PutBucketReplication',
  'DeleteBucketPolicy',
  'DeleteBucketCors',
  'DeleteBucketLifecycle',
  'DeleteBucketReplication',
];

export const check = eventAlarm({
  id: 'cloudwatch/s3-bucket-policy-changes-alarmed',
  title: 'Somebody is told when the access rules of buckets change',
  severity: 'medium',
  why: 'Most leaks from S3 begin with a policy or an ACL that somebody opened for a moment.',
  source: 's3.amazonaws.com',
  events: calls.map((call) => eventOf('s3', call)),
  pattern: patternOf('s3.amazonaws.com', calls),
  metric: 'BucketPolicyChanges',
  aliases: { prowler: ['cloudwatch_log_metric_filter_for_s3_bucket_policy_changes'], securityHub: ['CloudWatch.8'] },
  requirements: { 'cis-3.0': ['4.8'], 'cis-5.0': ['4.8'], 'cis-7.0': ['5.8'] },
});
