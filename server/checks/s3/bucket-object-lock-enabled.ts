import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-object-lock-enabled',
  title: 'S3 buckets can lock objects against deletion',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetObjectLockConfiguration'],
  why: 'Only a lock stops an administrator, or somebody with stolen administrator keys, from deleting backups and records.',
  remedy: {
    text: 'Turn Object Lock on for buckets with backups, logs and records (it needs versioning), and set a default retention.',
    console: 'S3 → the bucket → Properties → Object Lock → Edit → Enable.',
    cli: `aws s3api put-object-lock-configuration --bucket <bucket> --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"GOVERNANCE","Days":<days>}}}'`,
    terraform:
      'resource "aws_s3_bucket_object_lock_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    default_retention {\n      mode = "GOVERNANCE"\n      days = <days>\n    }\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_object_lock'], securityHub: ['S3.15'] },
  requirements: { fsbp: ['S3.15'] },
  evaluate: ({ data: { objectLock } }) => {
    if (objectLock === undefined) return unknown('No telling whether objects can be locked: the setting was not given');
    const retention = objectLock?.Rule?.DefaultRetention;
    const evidence = { mode: retention?.Mode ?? null, days: retention?.Days ?? null, years: retention?.Years ?? null };
    if (objectLock?.ObjectLockEnabled !== 'Enabled') return fail('Object Lock is off', evidence);
    return pass(
      retention?.Mode
        ? `Object Lock is on, by default in ${retention.Mode.toLowerCase()} mode`
        : 'Object Lock is on, without a default retention',
      evidence,
    );
  },
});
