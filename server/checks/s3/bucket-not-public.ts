import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-not-public',
  title: 'S3 buckets are closed to the public',
  severity: 'critical',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'What is open to everyone is found within hours by those who search for open buckets, and is then copied, changed or held to ransom.',
  remedy: {
    text: 'Block public access on the bucket. If it serves a website, put CloudFront with origin access control in front instead.',
    console: 'S3 → the bucket → Permissions → Block public access → Edit → Block all public access.',
    cli: 'aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" {\n  bucket                  = "<bucket>"\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
  },
  aliases: { prowler: ['s3_bucket_public_access'] },
  evaluate: (bucket, snapshot, context) => judgeExposures(exposuresOf(bucket, snapshot, context), () => true, 'get into the bucket'),
});
