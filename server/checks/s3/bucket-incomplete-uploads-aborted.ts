import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-incomplete-uploads-aborted',
  title: 'S3 buckets clear away uploads that were never finished',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketLifecycleConfiguration'],
  why: 'Parts of broken multipart uploads show in no listing of objects but are paid for until somebody aborts them.',
  remedy: {
    text: 'Add a lifecycle rule for the whole bucket that aborts incomplete uploads after some days.',
    console: 'S3 → the bucket → Management → Create lifecycle rule → Delete incomplete multipart uploads.',
    cli: `aws s3api put-bucket-lifecycle-configuration --bucket <bucket> --lifecycle-configuration '{"Rules":[{"ID":"broken-uploads","Status":"Enabled","Filter":{"Prefix":""},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}'  # replaces the rules: keep your own`,
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    id     = "broken-uploads"\n    status = "Enabled"\n    filter {}\n    abort_incomplete_multipart_upload {\n      days_after_initiation = 7\n    }\n  }\n}',
  },
  aliases: {},
  evaluate: ({ data: { lifecycle } }) => {
    if (lifecycle === undefined) return unknown('No telling what becomes of broken uploads: the lifecycle rules were not given');
    const rules = (lifecycle ?? []).filter(
      ({ Status, AbortIncompleteMultipartUpload }) => Status === 'Enabled' && AbortIncompleteMultipartUpload !== undefined,
    );
    // A rule without a filter, or with an empty prefix in it or in the old place, is about the whole bucket.
    const whole = rules.find(
      ({ Filter, Prefix }) => (Filter === undefined || Object.values(Filter).every((part) => part === undefined || part === '')) && !Prefix,
    );
    const evidence = { afterDays: whole?.AbortIncompleteMultipartUpload?.DaysAfterInitiation ?? null };
    if (whole) return pass('Incomplete uploads are aborted', evidence);
    return fail(
      rules.length > 0 ? 'Incomplete uploads are aborted only in part of the bucket' : 'Nothing aborts incomplete uploads',
      evidence,
    );
  },
});
