import { defineCheck, fail, pass, unknown } from '../define-check';
import { judgeTrailBucket, readsBuckets, trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/trail-bucket-access-logged',
  title: 'Buckets with trail logs log who asks for them',
  severity: 'medium',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, 's3:ListBuckets', 's3:GetBucketLogging'],
  reads: [readsBuckets],
  why: 'Whoever reads or deletes the logs of what they did should leave a trace somewhere else.',
  remedy: {
    text: 'Turn on server access logging for the log bucket, into another bucket.',
    console: 'S3 → the log bucket → Properties → Server access logging → Edit → Enable.',
    cli: `aws s3api put-bucket-logging --bucket <trail-bucket> --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"<log-bucket>","TargetPrefix":"<trail-bucket>/"}}'`,
    terraform:
      'resource "aws_s3_bucket_logging" "trail" {\n  bucket        = "<trail-bucket>"\n  target_bucket = "<log-bucket>"\n  target_prefix = "<trail-bucket>/"\n}',
  },
  aliases: { prowler: ['cloudtrail_logs_s3_bucket_access_logging_enabled'], securityHub: ['CloudTrail.7'] },
  requirements: { 'cis-3.0': ['3.4'], 'cis-5.0': ['3.4'], 'cis-7.0': ['4.4'], fsbp: ['CloudTrail.7'] },
  evaluate: (trail, snapshot) =>
    judgeTrailBucket(trail, snapshot, ({ id, data: { logging } }) => {
      if (logging === undefined) return unknown(`No telling whether access to ${id} is logged: the setting was not given`, { bucket: id });
      const evidence = { bucket: id, target: logging?.TargetBucket ?? null };
      return evidence.target
        ? pass(`Access to ${id} is logged to ${evidence.target}`, evidence)
        : fail(`Access to ${id} is not logged`, evidence);
    }),
});
