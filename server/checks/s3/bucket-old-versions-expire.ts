import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-old-versions-expire',
  title: 'Versioned S3 buckets end old versions after a while',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketVersioning', 's3:GetBucketLifecycleConfiguration'],
  why: 'Every overwrite keeps the old object, unseen in listings and paid for each month; what was deleted on request is in fact still there.',
  remedy: {
    text: 'Add a lifecycle rule that ends noncurrent versions once nobody will want them back.',
    console: 'S3 → the bucket → Management → Create lifecycle rule → Permanently delete noncurrent versions of objects.',
    cli: `aws s3api put-bucket-lifecycle-configuration --bucket <bucket> --lifecycle-configuration '{"Rules":[{"ID":"old-versions","Status":"Enabled","Filter":{"Prefix":""},"NoncurrentVersionExpiration":{"NoncurrentDays":<days>}}]}'  # replaces the rules: keep your own`,
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    id     = "old-versions"\n    status = "Enabled"\n    filter {}\n    noncurrent_version_expiration {\n      noncurrent_days = <days>\n    }\n  }\n}',
  },
  aliases: { securityHub: ['S3.10'] },
  evaluate: ({ data: { versioning, lifecycle } }) => {
    if (versioning === undefined || lifecycle === undefined)
      return unknown('No telling what becomes of old versions: versioning or lifecycle was not given');
    if ((versioning?.status ?? 'Off') === 'Off') return notApplicable('The bucket keeps no versions', { versioning: 'Off' });
    const rule = lifecycle?.find(
      ({ Status, NoncurrentVersionExpiration }) => Status === 'Enabled' && NoncurrentVersionExpiration !== undefined,
    );
    const evidence = { versioning: versioning?.status ?? 'Off', noncurrentDays: rule?.NoncurrentVersionExpiration?.NoncurrentDays ?? null };
    return rule ? pass('Old versions are ended by a lifecycle rule', evidence) : fail('No lifecycle rule ends old versions', evidence);
  },
});
