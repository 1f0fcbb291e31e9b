import { deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { checks } from '@/server/checks/registry';
import { AppError, notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { missingPolicy, type PolicyDocument } from '@/server/permissions/policy-document';
import { findAccount } from '../connect/find-account';
import { type PreflightReport, type PreflightSummary, summarise } from './report';
import { runPreflight } from './run-preflight';

export interface Preflight extends PreflightSummary {
  at: string;
  region: string;
  operations: PreflightReport['operations'];
  /** To be attached to the role; null: nothing is known to be missing. */
  policy: PolicyDocument | null;
}

/** What is known of an account's permissions; null while nobody has asked. @throws AppError NOT_FOUND */
export async function readPreflight(actor: Actor, id: string): Promise<Preflight | null> {
  const account = await findAccount(within(actor, 'accounts:read'), id);
  if (!account) throw notFound('AWS account');
  const report = account.preflight as PreflightReport | null;
  return report && account.preflightAt ? preflightOf(report, account.preflightAt, account.deepReads) : null;
}

/**
 * The same, asking AWS where nobody has yet.
 * @throws AppError NOT_FOUND, NOT_CONNECTED before the account is connected, UNAVAILABLE when AWS did not answer
 */
export async function readOrRunPreflight(actor: Actor, id: string): Promise<Preflight> {
  const known = await readPreflight(actor, id);
  if (known) return known;
  const account = await findAccount(within(actor, 'accounts:read'), id);
  if (!account) throw notFound('AWS account');
  if (account.status === 'pending' || account.status === 'insecure_trust' || account.status === 'disconnected')
    throw new AppError('NOT_CONNECTED', 'What CloudLens may do in the account is asked once it is connected securely.');
  const report = await runPreflight(account);
  if (!report) throw new AppError('UNAVAILABLE', 'What the role may do could not be asked of AWS. Try again in a minute.');
  return preflightOf(report, new Date(), account.deepReads);
}

function preflightOf(report: PreflightReport, at: Date, opted: readonly string[]): Preflight {
  // A check on contents whose reading is off lacks no permission.
  const off = deepReads.filter((kind) => !opted.includes(kind)).map((kind) => deepReadKinds[kind].checkId);
  const summary = summarise(
    report,
    checks.filter(({ id }) => !off.includes(id)),
  );
  const { missingActions } = summary;
  return {
    at: at.toISOString(),
    region: report.region,
    operations: report.operations,
    ...summary,
    policy: missingActions.length > 0 ? missingPolicy(missingActions) : null,
  };
}
