import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { accessLogBucketNeeds, receivesAccessLogs } from '../shared/access-log-bucket';

export const check = defineCheck({
  id: 's3/bucket-kms-encryption',
  title: 'S3 buckets encrypt new objects with a KMS key',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketEncryption', ...accessLogBucketNeeds],
  why: "With S3's own keys, permission to read the object is permission to decrypt it; a KMS key adds a second permission and a record of each use.",
  remedy: {
    text: 'Make a KMS key of yours the default, with a bucket key to keep the number of KMS calls low. Objects that exist stay as they are until they are copied over.',
    console: 'S3 → the bucket → Properties → Default encryption → Edit → SSE-KMS.',
    cli: `aws s3api put-bucket-encryption --bucket <bucket> --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"<key-arn>"},"BucketKeyEnabled":true}]}'`,
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "this" {\n  bucket = "<bucket>"\n  rule {\n    bucket_key_enabled = true\n    apply_server_side_encryption_by_default {\n      sse_algorithm     = "aws:kms"\n      kms_master_key_id = "<key-arn>"\n    }\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_kms_encryption'], securityHub: ['S3.17'] },
  requirements: { fsbp: ['S3.17'] },
  evaluate: ({ data }) => {
    if (data.encryption === undefined) return unknown('No telling how new objects are encrypted: the setting was not given');
    const byDefault = data.encryption?.Rules?.map((rule) => rule.ApplyServerSideEncryptionByDefault).find(
      (each) => each?.SSEAlgorithm !== undefined,
    );
    const evidence = { algorithm: byDefault?.SSEAlgorithm ?? null, key: byDefault?.KMSMasterKeyID ?? null };
    if (evidence.algorithm?.startsWith('aws:kms'))
      return pass(`New objects are encrypted with ${evidence.key ?? "AWS's KMS key for S3"}`, evidence);
    if (receivesAccessLogs(data)) return notApplicable("S3 delivers access logs only to buckets with S3's own keys", evidence);
    return fail(
      evidence.algorithm ? `New objects are encrypted with S3's own keys (${evidence.algorithm})` : 'The bucket has no default encryption',
      evidence,
    );
  },
});
