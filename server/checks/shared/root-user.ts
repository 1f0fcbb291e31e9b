import type { IamAccountSettings } from '@/server/collect/iam/types';
import { fail, notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

/**
 * Asks about a root user that has an MFA device. In a member account whose root credentials the organization removed there is nothing to protect:
 * AWS then reports no root password. Needs `iam:GetAccountSummary`.
 */
export function withRootMfa({ summary }: IamAccountSettings, ask: () => Verdict): Verdict {
  const mfa = summary?.AccountMFAEnabled;
  if (mfa === undefined) return unknown('AWS did not tell whether the root user has MFA');
  if (mfa > 0) return ask();
  const evidence = { rootMfa: false };
  if (summary?.AccountPasswordPresent === 0 && summary.AccountAccessKeysPresent === 0)
    return notApplicable('The root user has no credentials', evidence);
  return fail('The root user has no MFA device', evidence);
}
