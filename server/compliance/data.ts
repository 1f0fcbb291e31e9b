import { connectionIdOf } from '@/server/accounts/find';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { type Attestations, coverAll, readAttestations } from './attestations/data';
import { findFramework, readFrameworks } from './custom/data';
import { judgeFramework } from './judge-framework';
import { readStanding, readStandings, type Standing } from './read-standing';
import { readAccountScores } from './scores/read-account-scores';
import { readTrends, upToNow } from './scores/read-trend';
import { servingOf } from './serving';
import { countStates, requirementState, scoreOf } from './state';
import type { ComplianceScope, Framework, FrameworkDetail, FrameworkRow, RequirementByAccount, RequirementRow, ScorePoint } from './types';

/** What it is asked of: one AWS account by its twelve digits, or all that the reader reaches. */
export interface ComplianceQuery {
  accountId?: string | undefined;
}

/** Every framework with how it stands, from the rollups. @throws AppError NOT_FOUND for an account that is not connected */
export async function listFrameworks(
  actor: Actor,
  query: ComplianceQuery = {},
): Promise<{ frameworks: FrameworkRow[]; scope: ComplianceScope }> {
  const scope = within(actor, 'findings:read');
  const account = await accountOf(scope, query);
  return withOrg(scope, async (tx) => {
    const { standing, attestations } = await readAll(tx, scope, null, account);
    const trends = await readTrends(tx.sql, scope, null, account);
    const frameworks = (await readFrameworks(tx.sql, scope)).map((framework) => {
      const rows = judgeFramework(framework, standing, attestations);
      return rowOf(framework, rows, trends.get(framework.id) ?? [], standing.scope.asOf);
    });
    return { frameworks, scope: standing.scope };
  });
}

/** One framework with all its requirements. @throws AppError NOT_FOUND for a framework or account that is not there */
export async function getFramework(actor: Actor, id: string, query: ComplianceQuery = {}): Promise<FrameworkDetail> {
  const scope = within(actor, 'findings:read');
  const account = await accountOf(scope, query);
  return withOrg(scope, async (tx) => {
    const framework = await findFramework(tx.sql, scope, id);
    if (!framework) throw notFound('framework');
    const { standing, attestations } = await readAll(tx, scope, id, account);
    const rows = judgeFramework(framework, standing, attestations);
    const trend = (await readTrends(tx.sql, scope, id, account)).get(id) ?? [];
    return {
      ...rowOf(framework, rows, trend, standing.scope.asOf),
      groups: framework.groups.map((group) => ({ ...group, counts: countStates(rows.filter((row) => row.group === group.id)) })),
      rows,
      scope: standing.scope,
      accounts: account ? [] : await readAccountScores(tx.sql, scope, id),
    };
  });
}

/** One requirement in each scanned account that the reader reaches, by name. @throws AppError NOT_FOUND */
export async function getRequirementByAccount(actor: Actor, id: string, number: string): Promise<RequirementByAccount> {
  const scope = within(actor, 'findings:read');
  return withOrg(scope, async ({ sql }) => {
    const framework = await findFramework(sql, scope, id);
    const serving = framework && servingOf(framework).find(({ requirement }) => requirement.id === number);
    if (!framework || !serving) throw notFound('requirement');
    const standings = await readStandings(
      sql,
      scope,
      serving.checks.map((check) => check.id),
      accountsAtMost,
    );
    const attestations = (await readAttestations(sql, scope, id, null)).of(id, number);
    const accounts = standings.accounts.map(({ account, tallyOf }) => {
      const checks = serving.checks.map((check) => tallyOf(check.id));
      return { account, ...requirementState({ checks, missing: serving.missing.length, attested: coverAll(attestations, [account]) }) };
    });
    return { accounts, more: standings.more };
  });
}

/** More than these are a matter for exports. */
const accountsAtMost = 200;

const accountOf = async (scope: TenantScope, { accountId }: ComplianceQuery): Promise<string | null> =>
  accountId ? connectionIdOf(scope, accountId) : null;

async function readAll(
  tx: Tx,
  scope: TenantScope,
  frameworkId: string | null,
  accountId: string | null,
): Promise<{ standing: Standing; attestations: Attestations }> {
  return {
    standing: await readStanding(tx.sql, scope, accountId),
    attestations: await readAttestations(tx.sql, scope, frameworkId, accountId),
  };
}

function rowOf(framework: Framework, rows: readonly RequirementRow[], trend: readonly ScorePoint[], asOf: string | null): FrameworkRow {
  const counts = countStates(rows);
  const score = scoreOf(counts);
  const { id, name, version, extent, note, requirements } = framework;
  const now = asOf ? { at: asOf, score, pass: counts.pass, fail: counts.fail, unknown: counts.unknown } : null;
  return { id, name, version, extent, note, requirements: requirements.length, counts, score, trend: upToNow(trend, now) };
}
