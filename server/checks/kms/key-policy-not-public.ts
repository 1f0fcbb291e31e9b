import { publicGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { keyNeeds } from '../shared/kms-keys';
import { judgeResourcePolicy, ownerIn } from '../shared/resource-policy';

export const check = defineCheck({
  id: 'kms/key-policy-not-public',
  title: 'KMS key policies do not let the public use the key',
  severity: 'critical',
  resourceType: 'AWS::KMS::Key',
  needs: [...keyNeeds, 'kms:GetKeyPolicy'],
  why: 'Anyone with any AWS account could decrypt what the key guards, run up its bill, or schedule its deletion.',
  remedy: {
    text: 'Name principals in the key policy, or bind the statement to your account by kms:CallerAccount.',
    console: 'KMS → Customer managed keys → the key → Key policy → Edit.',
    cli: 'aws kms put-key-policy --key-id <key-id> --policy-name default --policy file://<policy.json>',
  },
  aliases: { prowler: ['kms_key_not_publicly_accessible'], securityHub: ['KMS.5'] },
  requirements: { 'cis-7.0': ['2.21'], fsbp: ['KMS.5'] },
  evaluate: ({ data }, _snapshot, context) =>
    judgeResourcePolicy(data.policy, (policy) => {
      const grants = publicGrants(policy, ownerIn(context));
      if (grants.length === 0) return pass('The key policy lets in nobody at large');
      return fail(`Statement ${grants[0]?.statement} of the key policy lets in everyone`, someRows('grants', grants));
    }),
});
