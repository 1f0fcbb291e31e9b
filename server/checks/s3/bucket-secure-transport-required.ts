import { deniesInsecureTransport } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { judgeResourcePolicy } from '../shared/resource-policy';

export const check = defineCheck({
  id: 's3/bucket-secure-transport-required',
  title: 'S3 buckets refuse requests by plain HTTP',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketPolicy'],
  why: 'S3 answers plain HTTP too: without a refusal, a misconfigured client sends data and signed requests that anyone on the way can read.',
  remedy: {
    text: 'Add a Deny to everyone on all actions, for the bucket and its objects, where aws:SecureTransport is false.',
    console: 'S3 → the bucket → Permissions → Bucket policy → Edit.',
    cli: `aws s3api put-bucket-policy --bucket <bucket> --policy '{"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::<bucket>","arn:aws:s3:::<bucket>/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'  # replaces the policy: keep your own statements`,
    terraform:
      'data "aws_iam_policy_document" "tls_only" {\n  statement {\n    effect    = "Deny"\n    actions   = ["s3:*"]\n    resources = ["arn:aws:s3:::<bucket>", "arn:aws:s3:::<bucket>/*"]\n    principals {\n      type        = "*"\n      identifiers = ["*"]\n    }\n    condition {\n      test     = "Bool"\n      variable = "aws:SecureTransport"\n      values   = ["false"]\n    }\n  }\n}\n\nresource "aws_s3_bucket_policy" "this" {\n  bucket = "<bucket>"\n  policy = data.aws_iam_policy_document.tls_only.json\n}',
  },
  aliases: { prowler: ['s3_bucket_secure_transport_policy'], securityHub: ['S3.5'] },
  requirements: { 'cis-3.0': ['2.1.1'], 'cis-5.0': ['2.1.1'], 'cis-7.0': ['3.1.1'], fsbp: ['S3.5'] },
  evaluate: ({ arn, data }) =>
    judgeResourcePolicy(data.policy, (policy) => {
      if (policy === null) return fail('The bucket has no policy, so it answers plain HTTP', { policy: false });
      if (deniesInsecureTransport(policy, arn)) return pass('The policy refuses plain HTTP', { policy: true });
      return fail('The policy does not refuse plain HTTP to everyone, for the bucket and all its objects', { policy: true });
    }),
});
