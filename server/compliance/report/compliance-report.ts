import { connectionIdOf } from '@/server/accounts/find';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { type ComplianceQuery, getFramework } from '../data';
import type { AttestationView, FrameworkDetail } from '../types';
import { type MutedFindings, readMuted } from './read-exceptions';
import { type NotSeen, readNotSeen } from './read-not-seen';

/** A framework on paper: what was judged, when, where, what was not seen, and what is excepted by whom. */
export interface ComplianceReport extends Omit<FrameworkDetail, 'trend' | 'accounts'> {
  /** ISO 8601. */
  madeAt: string;
  madeBy: string;
  /** For a file's name: letters, digits, dashes and dots. */
  fileName: string;
  notSeen: NotSeen & { missingChecks: string[] };
  exceptions: {
    muted: MutedFindings[];
    excluded: { checkId: string; resources: number }[];
    attested: (AttestationView & { requirement: string })[];
  };
}

/** @throws AppError NOT_FOUND for a framework or account that is not there */
export async function complianceReport(actor: Actor, id: string, query: ComplianceQuery): Promise<ComplianceReport> {
  const { trend: _trend, accounts: _accounts, ...framework } = await getFramework(actor, id, query);
  const scope = within(actor, 'findings:read');
  const accountId = query.accountId ? await connectionIdOf(scope, query.accountId) : null;
  const checks = [...new Map(framework.rows.flatMap((row) => row.checks.map((check) => [check.id, check] as const))).values()];
  const muted = checks.filter((check) => check.muted > 0).map((check) => check.id);
  return withOrg(scope, async (tx) => ({
    ...framework,
    madeAt: new Date().toISOString(),
    madeBy: actor.name || actor.email,
    fileName: fileNameOf(framework, query),
    notSeen: {
      ...(await readNotSeen(tx, scope, framework.scope.accounts)),
      missingChecks: [...new Set(framework.rows.flatMap((row) => row.missing))].sort(),
    },
    exceptions: {
      muted: await readMuted(tx, scope, muted, accountId),
      excluded: checks.filter((check) => check.excluded > 0).map((check) => ({ checkId: check.id, resources: check.excluded })),
      attested: framework.rows.flatMap((row) => row.attestations.map((each) => ({ ...each, requirement: row.id }))),
    },
  }));
}

function fileNameOf(
  { name, version, extent, id }: FrameworkDetail | Omit<FrameworkDetail, 'trend' | 'accounts'>,
  query: ComplianceQuery,
): string {
  const words = extent === 'own' ? `${name}-${version}` : id;
  const safe =
    words
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 60) || 'framework';
  return query.accountId ? `${safe}-${query.accountId}` : safe;
}
