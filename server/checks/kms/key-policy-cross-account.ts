import { crossAccountGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { keyNeeds } from '../shared/kms-keys';
import { judgeResourcePolicy, ownerIn } from '../shared/resource-policy';

export const check = defineCheck({
  id: 'kms/key-policy-cross-account',
  title: 'KMS key policies let no other AWS account in',
  severity: 'medium',
  resourceType: 'AWS::KMS::Key',
  needs: [...keyNeeds, 'kms:GetKeyPolicy'],
  why: 'The other account decides which of its people use the key, and every copy of your data that reaches it can be decrypted there.',
  remedy: {
    text: 'Remove accounts that no longer need the key; else name one role, few actions, and a condition such as kms:ViaService. Mute the finding for accounts of your own.',
    console: 'KMS → Customer managed keys → the key → Other AWS accounts.',
    cli: 'aws kms put-key-policy --key-id <key-id> --policy-name default --policy file://<policy.json>',
  },
  aliases: {},
  evaluate: ({ data }, _snapshot, context) =>
    judgeResourcePolicy(data.policy, (policy) => {
      const grants = crossAccountGrants(policy, ownerIn(context));
      if (grants.length === 0) return pass('The key policy names no other account');
      const accounts = [...new Set(grants.flatMap((grant) => grant.accounts))].sort();
      return fail(
        `The key policy lets in ${accounts.slice(0, 5).join(', ') || 'other accounts'} (statement ${grants[0]?.statement})`,
        someRows('grants', grants),
      );
    }),
});
