import type { PasswordPolicy } from '@aws-sdk/client-iam';
import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, pass, unknown } from '../define-check';
import type { Remedy, Verdict } from '../types';

export const passwordPolicyNeeds: readonly OperationName[] = ['iam:GetAccountPasswordPolicy'];

/** What is asked of one setting of the password policy. */
interface PasswordRule {
  isMet(policy: PasswordPolicy): boolean;
  /** Both speak about the policy as it is. */
  met(policy: PasswordPolicy): string;
  unmet(policy: PasswordPolicy): string;
  /** The setting itself, for evidence. */
  value(policy: PasswordPolicy): number | boolean | undefined;
}

/** The account's password policy against one rule. An account without a policy of its own has AWS's default, which is too weak for all of them. */
export function judgePasswordPolicy({ passwordPolicy }: ResourceData['AWS::IAM::AccountSettings'], rule: PasswordRule): Verdict {
  if (passwordPolicy === undefined) return unknown('The password policy could not be read');
  if (passwordPolicy === null)
    return fail('The account has no password policy of its own, so the weak default of AWS applies', { passwordPolicy: null });
  const evidence = { setting: rule.value(passwordPolicy) ?? null };
  return rule.isMet(passwordPolicy) ? pass(rule.met(passwordPolicy), evidence) : fail(rule.unmet(passwordPolicy), evidence);
}

type Switch = 'RequireLowercaseCharacters' | 'RequireUppercaseCharacters' | 'RequireNumbers' | 'RequireSymbols';

/** One of the kinds of characters that passwords must have; `what` as in 'a digit'. */
export function judgeRequiredCharacter(settings: ResourceData['AWS::IAM::AccountSettings'], field: Switch, what: string): Verdict {
  return judgePasswordPolicy(settings, {
    isMet: (policy) => policy[field] === true,
    met: () => `Passwords must contain ${what}`,
    unmet: () => `Passwords need not contain ${what}`,
    value: (policy) => policy[field] ?? false,
  });
}

/** The same for the whole family: the call replaces the entire policy, so a command with one option would reset the others. */
export const passwordPolicyRemedy = (text: string): Remedy => ({
  text: `${text} AWS replaces the policy as a whole: whatever a command leaves out goes back to its default.`,
  console: 'IAM → Account settings → Password policy → Edit → Custom.',
  cli: 'aws iam update-account-password-policy --minimum-password-length 14 --password-reuse-prevention 24 --max-password-age 90 --require-lowercase-characters --require-uppercase-characters --require-numbers --require-symbols --allow-users-to-change-password',
  terraform:
    'resource "aws_iam_account_password_policy" "this" {\n  minimum_password_length        = 14\n  password_reuse_prevention      = 24\n  max_password_age               = 90\n  require_lowercase_characters   = true\n  require_uppercase_characters   = true\n  require_numbers                = true\n  require_symbols                = true\n  allow_users_to_change_password = true\n}',
});
