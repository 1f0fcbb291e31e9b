import { coversAction } from '@/server/aws/policy/coverage';
import type { Policy } from '@/server/aws/policy/types';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { keyNeeds } from '../shared/kms-keys';
import { judgeResourcePolicy } from '../shared/resource-policy';

/** Principals other than the account itself that are allowed every action on the key. */
function fullControl(policy: Policy | null, account: string) {
  const isAccountItself = (value: string) => value === account || new RegExp(`^arn:[^:]+:iam::${account}:root$`).test(value);
  return (policy?.statements ?? [])
    .filter((statement) => statement.effect === 'Allow' && coversAction(statement, 'kms:*'))
    .map(({ label, principals, notPrincipals, conditions }) => ({
      statement: label,
      principals: notPrincipals
        ? ['NotPrincipal']
        : (principals ?? []).map(({ value }) => value).filter((value) => !isAccountItself(value)),
      conditions: conditions.map(({ text }) => text),
    }))
    .filter(({ principals }) => principals.length > 0);
}

export const check = defineCheck({
  id: 'kms/key-policy-no-full-control',
  title: 'KMS key policies give every action only to the account itself',
  severity: 'medium',
  resourceType: 'AWS::KMS::Key',
  needs: [...keyNeeds, 'kms:GetKeyPolicy'],
  why: 'Who may do everything with a key can both read the data and delete the key: one stolen role is enough for a leak and for a loss.',
  remedy: {
    text: 'Give those who administer the key the administrative actions without kms:Decrypt, and those who use it only Encrypt, Decrypt and GenerateDataKey.',
    console: 'KMS → Customer managed keys → the key → Key policy → Edit.',
    cli: 'aws kms put-key-policy --key-id <key-id> --policy-name default --policy file://<policy.json>',
  },
  aliases: {},
  evaluate: ({ data }, _snapshot, { account }) =>
    judgeResourcePolicy(data.policy, (policy) => {
      const [first, ...others] = fullControl(policy, account);
      if (!first) return pass('Only the account itself is allowed every action');
      return fail(
        `Statement ${first.statement} allows every action on the key to ${first.principals.slice(0, 3).join(', ')}`,
        someRows('statements', [first, ...others]),
      );
    }),
});
