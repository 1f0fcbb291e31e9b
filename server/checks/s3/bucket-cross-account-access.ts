import { crossAccountGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { judgeResourcePolicy, ownerIn } from '../shared/resource-policy';

export const check = defineCheck({
  id: 's3/bucket-cross-account-access',
  title: 'S3 bucket policies let no other AWS account in',
  severity: 'high',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketPolicy'],
  why: 'Whoever runs the other account decides who uses the grant: a leak over there becomes a leak of yours.',
  remedy: {
    text: 'Remove grants that nobody needs any more. Where another account must get in, name one role of it, few actions, and review the grant; mute this finding for accounts that are your own.',
    console: 'S3 → the bucket → Permissions → Bucket policy → Edit.',
    cli: 'aws s3api put-bucket-policy --bucket <bucket> --policy file://<policy.json>',
  },
  aliases: { prowler: ['s3_bucket_cross_account_access'], securityHub: ['S3.6'] },
  requirements: { fsbp: ['S3.6'] },
  evaluate: ({ data }, _snapshot, context) =>
    judgeResourcePolicy(data.policy, (policy) => {
      const grants = crossAccountGrants(policy, ownerIn(context));
      if (grants.length === 0) return pass('The policy names no other account');
      const accounts = [...new Set(grants.flatMap((grant) => grant.accounts))].sort();
      return fail(
        `The policy lets in ${accounts.slice(0, 5).join(', ') || 'other accounts'} (statement ${grants[0]?.statement})`,
        someRows('grants', grants),
      );
    }),
});
