import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { accessLogBucketNeeds, receivesAccessLogs } from '../shared/access-log-bucket';

export const check = defineCheck({
  id: 's3/bucket-access-logging-enabled',
  title: 'S3 buckets log who asks for their objects',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketLogging', ...accessLogBucketNeeds],
  why: 'After a leak nobody can tell what was taken, by whom and since when, if requests for objects were never written down.',
  remedy: {
    text: 'Deliver server access logs to a bucket kept for logs, in the same region and account. The log bucket itself needs none.',
    console: 'S3 → the bucket → Properties → Server access logging → Edit → Enable.',
    cli: `aws s3api put-bucket-logging --bucket <bucket> --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"<log-bucket>","TargetPrefix":"<bucket>/"}}'`,
    terraform:
      'resource "aws_s3_bucket_logging" "this" {\n  bucket        = "<bucket>"\n  target_bucket = "<log-bucket>"\n  target_prefix = "<bucket>/"\n}',
    cloudformation: 'LoggingConfiguration:\n  DestinationBucketName: <log-bucket>\n  LogFilePrefix: <bucket>/',
  },
  aliases: { prowler: ['s3_bucket_server_access_logging_enabled'], securityHub: ['S3.9'] },
  requirements: { fsbp: ['S3.9'] },
  evaluate: ({ data }) => {
    if (data.logging === undefined) return unknown('No telling whether access is logged: the setting was not given');
    const target = data.logging?.TargetBucket;
    if (target) return pass(`Access is logged to ${target}`, { target, prefix: data.logging?.TargetPrefix ?? '' });
    if (receivesAccessLogs(data))
      return notApplicable('The bucket receives access logs: logging its own access would feed itself', { target: null });
    return fail('Access is not logged', { target: null });
  },
});
