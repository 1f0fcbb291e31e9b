import type { OperationName } from '@/server/aws/operation';
import type { AccessKeyReport, CredentialReportRow } from '@/server/collect/iam/types';
import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';
import { latest, toDate } from './dates';

type User = ResourceData['AWS::IAM::User'];

/** A report that somebody else had made is as good as ours, so a refused GenerateCredentialReport does not stand in the way. */
export const userReportNeeds: readonly OperationName[] = ['iam:GetAccountAuthorizationDetails', 'iam:GetCredentialReport'];

/** Asks about the user's row of the credential report; unknown while AWS's report (up to four hours old) lacks it. */
export function withReport({ report }: User, ask: (report: CredentialReportRow) => Verdict): Verdict {
  if (report) return ask(report);
  return unknown('The credential report does not list this user yet');
}

/** Asks about a user who has a console password; the others are not concerned. */
export function withPassword(user: User, ask: (report: CredentialReportRow) => Verdict): Verdict {
  return withReport(user, (report) => {
    if (report.passwordEnabled === null) return unknown('The credential report does not tell whether the user has a password');
    return report.passwordEnabled ? ask(report) : notApplicable('The user has no console password');
  });
}

/** Asks about the user's active access keys, of which there is at least one. */
export function withActiveKeys(user: User, ask: (keys: readonly AccessKeyReport[], report: CredentialReportRow) => Verdict): Verdict {
  return withReport(user, (report) => {
    const keys = report.accessKeys.filter((key) => key.active);
    return keys.length > 0 ? ask(keys, report) : notApplicable('The user has no active access key');
  });
}

/** When the key was last used; a key that never was counts from its creation. */
export const keyLastSeen = (key: AccessKeyReport): Date | undefined => toDate(key.lastUsedDate) ?? toDate(key.lastRotated);

/** When the password was last used; one that never was counts from when it was set, else from the user's creation. */
export const passwordLastSeen = (report: CredentialReportRow): Date | undefined =>
  latest([toDate(report.passwordLastUsed), toDate(report.passwordLastChanged)]) ?? toDate(report.userCreationTime);

/** 'Key 1', 'Keys 1 and 2'. */
export const keyNames = (keys: readonly AccessKeyReport[]): string =>
  `${keys.length > 1 ? 'Keys' : 'Key'} ${keys.map(({ slot }) => slot).join(' and ')}`;

export const keyFacts = (keys: readonly AccessKeyReport[]) =>
  keys.map(({ slot, lastRotated, lastUsedDate }) => ({ key: slot, lastRotated, lastUsed: lastUsedDate }));
