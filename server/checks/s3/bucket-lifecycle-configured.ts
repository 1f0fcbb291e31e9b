import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-lifecycle-configured',
  title: 'S3 buckets have a lifecycle rule in force',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketLifecycleConfiguration'],
  why: 'Data that nobody ends is kept for ever: it costs each month, and it is there to be leaked long after its use is over.',
  remedy: {
    text: 'Decide how long the data is needed and add rules that move it to cheaper storage and then end it.',
    console: 'S3 → the bucket → Management → Create lifecycle rule.',
    cli: `aws s3api put-bucket-lifecycle-configuration --bucket <bucket> --lifecycle-configuration '{"Rules":[{"ID":"expire","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":<days>}}]}'`,
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    id     = "expire"\n    status = "Enabled"\n    filter {}\n    expiration {\n      days = <days>\n    }\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_lifecycle_enabled'], securityHub: ['S3.13'] },
  requirements: { fsbp: ['S3.13'] },
  evaluate: ({ data: { lifecycle } }) => {
    if (lifecycle === undefined) return unknown('No telling whether data is ended: the lifecycle rules were not given');
    const rules = lifecycle ?? [];
    const inForce = rules.filter(({ Status }) => Status === 'Enabled').length;
    const evidence = { rules: rules.length, inForce };
    if (inForce > 0) return pass(`${inForce} lifecycle ${inForce === 1 ? 'rule is' : 'rules are'} in force`, evidence);
    return fail(rules.length > 0 ? 'All lifecycle rules are switched off' : 'There is no lifecycle rule', evidence);
  },
});
