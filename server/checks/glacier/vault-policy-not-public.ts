import { publicGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { judgeResourcePolicy, ownerIn } from '../shared/resource-policy';

export const check = defineCheck({
  id: 'glacier/vault-policy-not-public',
  title: 'Glacier vaults do not let the public in',
  severity: 'critical',
  resourceType: 'AWS::Glacier::Vault',
  needs: ['glacier:ListVaults', 'glacier:GetVaultAccessPolicy'],
  why: 'Archives are whole backups and years of records. Anyone with any AWS account could fetch them, or delete them.',
  remedy: {
    text: 'Name the accounts or roles that need the vault as principals, or take the policy away: your own account needs none.',
    console: 'S3 Glacier → Vaults → the vault → Vault policies → Edit policy.',
    cli: 'aws glacier set-vault-access-policy --account-id - --vault-name <vault> --policy file://<policy.json>\naws glacier delete-vault-access-policy --account-id - --vault-name <vault>',
    terraform: 'resource "aws_glacier_vault" "this" {\n  name          = "<vault>"\n  access_policy = file("<policy.json>")\n}',
  },
  aliases: { prowler: ['glacier_vaults_policy_public_access'] },
  requirements: { 'cis-7.0': ['2.21'] },
  evaluate: ({ data }, _snapshot, context) =>
    judgeResourcePolicy(data.policy, (policy) => {
      if (!policy) return pass('The vault has no policy, so only its account gets in');
      const grants = publicGrants(policy, ownerIn(context));
      if (grants.length === 0) return pass('The policy lets in nobody at large');
      return fail(`Statement ${grants[0]?.statement} of the policy lets in everyone`, someRows('grants', grants));
    }),
});
