import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-default-encryption',
  title: 'S3 buckets encrypt new objects by default',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketEncryption'],
  why: 'Without a default, whether an object is encrypted at rest is up to each writer.',
  remedy: {
    text: 'Set a default encryption: S3-managed keys at least, a KMS key where you want to decide and see who decrypts.',
    console: 'S3 → the bucket → Properties → Default encryption → Edit.',
    cli: `aws s3api put-bucket-encryption --bucket <bucket> --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = "AES256"\n    }\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_default_encryption'] },
  evaluate: ({ data: { encryption } }) => {
    if (encryption === undefined) return unknown('No telling how new objects are encrypted: the setting was not given');
    const algorithm =
      encryption?.Rules?.map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).find((each) => each !== undefined) ?? null;
    return algorithm
      ? pass(`New objects are encrypted (${algorithm})`, { algorithm })
      : fail('The bucket has no default encryption', { algorithm });
  },
});
