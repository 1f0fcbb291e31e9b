import { and, eq, inArray, isNull } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { lookThrough, writeLooked } from '@/server/attack-paths/refresh/refresh-paths';
import { CoverageBook, otherRegions } from '@/server/checks/coverage';
import { catalogueFingerprint } from '@/server/checks/fingerprint';
import { checks } from '@/server/checks/registry';
import { collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import { recordScores } from '@/server/compliance/scores/record-scores';
import { type Tx, withDirectory, withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import { asOrgId, type OrgId } from '@/server/ids';
import { refreshOpenFindings } from '@/server/inventory/counts';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { scopeFingerprint } from '@/server/scope/effective';
import { readEffectiveScope, readEffectiveScopes } from '@/server/scope/read';
import { type JudgeBasis, judgeStored, stageExcluded } from '../execute/judge-stored';
import { isFinished, scanRegions } from '../execute/run-unit';
import { isOn } from '../judging-scope';
import { applyDecisions } from '../store/apply-decisions';
import { applyVerdicts } from '../store/apply-verdicts';
import { KnownVerdicts } from '../store/known-verdicts';
import { analyseStaging, withStaging } from '../store/staging';

/**
 * Accounts that other checks, or other decisions of people, than today's have judged, oldest ids first. An account under scan will be judged by that scan.
 * @param only of this organization
 */
export async function accountsToRejudge(limit = 100, only?: OrgId): Promise<{ orgId: OrgId; awsAccountId: string }[]> {
  const found: { orgId: OrgId; awsAccountId: string }[] = [];
  for (const orgId of only ? [only] : await organizationsWithAccounts()) {
    if (found.length >= limit) break;
    const stale = await withOrg(orgId, async (tx) => {
      const { sql } = tx;
      const scopes = await readEffectiveScopes(tx, orgId);
      const rows = await sql<{ id: string; outdated: boolean; judged_scope: string | null }[]>`
        select a.id, a.judged_with is distinct from ${catalogueFingerprint()} as outdated, a.judged_scope from aws_accounts a join scans last on last.org_id = a.org_id and last.id = a.last_scan_id
        where a.org_id = ${orgId} and a.active_scan_id is null
          and last.operations is not null and not ${rewritten(sql)}
        order by a.id`;
      return rows.filter(({ id, outdated, judged_scope }) => outdated || judged_scope !== scopeFingerprint(scopes(id))).slice(0, limit);
    });
    found.push(...stale.map((account) => ({ orgId, awsAccountId: account.id })));
  }
  return found.slice(0, limit);
}

async function organizationsWithAccounts(): Promise<Set<OrgId>> {
  const all = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId })
      .from(awsAccounts)
      .where(and(inArray(awsAccounts.status, ['connected', 'error', 'paused']), isNull(awsAccounts.activeScanId))),
  );
  return new Set(all.map((account) => asOrgId(account.orgId)));
}

/**
 * Whether a scan that was stopped half-way has written to the inventory since: `last` no longer says what was seen of it. One that
 * looked at a single resource leaves that as true as it was of all others, and has written of this one what it saw.
 */
const rewritten = (sql: Tx['sql']) => sql`exists (
  select 1 from scans later join scan_units u on u.org_id = later.org_id and u.scan_id = later.id
  where later.org_id = last.org_id and later.aws_account_id = last.aws_account_id and later.id <> last.id and later.only is null
    and later.started_at >= coalesce(last.started_at, last.queued_at) and u.status in ('completed', 'partial', 'failed'))`;

/**
 * Judges what is stored of an account by today's checks, without asking AWS: as of its last scan, by what that scan saw. What
 * a check needs and the scan never asked for makes it unknown. Does nothing when the account is being scanned or gone, or when a
 * later scan was stopped half-way: the next one judges it.
 * @param limits `heldAtOnce`: see {@link judgeStored}
 * @returns how many checks judged, or null when it was not to be judged
 */
export async function rejudge(
  orgId: OrgId,
  awsAccountId: string,
  limits: { heldAtOnce?: number } = {},
): Promise<{ checks: number } | null> {
  const basis = await loadBasis(orgId, awsAccountId);
  if (!basis) return null;
  const book = storedCoverage(basis);
  const scanned = new Set(basis.units.map((unit) => unit.service));
  const enabled = checks.filter((check) => isOn(basis.scope, check));
  const mine = enabled.filter(
    (check) =>
      [...book.servicesOf(check)].every((service) => scanned.has(service)) &&
      // The last scan looked at some regions only: what earlier scans said about the whole stands.
      !(basis.isNarrow && scanRegions(basis).some((region) => book.gapsFor(check, region).some((gap) => gap.region === otherRegions))),
  );
  const known = new KnownVerdicts({ orgId, awsAccountId });
  const written = await withStaging(orgId, async (connection) => {
    await judgeStored(connection, basis, book, mine, { ...limits, known });
    await stageExcluded(
      connection,
      basis,
      enabled.filter((check) => !mine.includes(check)),
    );
    await analyseStaging(connection);
    const looked = basis.isPart ? null : await lookThrough(connection, basis, book, basis.disabledRegions, scanRegions(basis));
    return connection.transaction(async (sql) => {
      const [free] = await sql`
        select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} and active_scan_id is null and last_scan_id = ${basis.scanId} for update`;
      if (!free) return false;
      const target = { orgId, awsAccountId, scanId: basis.scanId, now: new Date().toISOString() };
      await applyVerdicts(sql, target, known);
      await applyDecisions(sql, target, basis.scope);
      await refreshFacets(sql, orgId, awsAccountId);
      await refreshOpenFindings(sql, orgId, awsAccountId);
      // After a scan of some services, too: the others wait for a scan of theirs, not for another judgement.
      await sql`
        update aws_accounts set judged_with = ${catalogueFingerprint()}, judged_scope = ${scopeFingerprint(basis.scope)},
          wholly_judged_with = ${basis.isNarrow ? sql`wholly_judged_with` : catalogueFingerprint()}
        where org_id = ${orgId} and id = ${awsAccountId}`;
      if (looked) await writeLooked(sql, { ...target, seq: basis.seq, now: basis.now.toISOString() }, looked);
      await recordScores(sql, { orgId, accountIds: null }, awsAccountId, new Date().toISOString());
      await announce(sql, { orgId, channel: 'findings', id: awsAccountId });
      return true;
    });
  });
  log.info({ awsAccountId, checks: mine.length, written }, 'an account was judged again');
  return written ? { checks: mine.length } : null;
}

type StoredBasis = JudgeBasis & {
  scanId: string;
  seq: number;
  isNarrow: boolean;
  isPart: boolean;
  allRegions: boolean;
  asked: ReadonlySet<string>;
};

async function loadBasis(orgId: OrgId, awsAccountId: string): Promise<StoredBasis | null> {
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select()
      .from(awsAccounts)
      .innerJoin(scans, and(eq(scans.orgId, awsAccounts.orgId), eq(scans.id, awsAccounts.lastScanId)))
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, awsAccountId), isNull(awsAccounts.activeScanId)));
    if (!row?.scans.operations) return null;
    const [{ mixed } = { mixed: true }] = await tx.sql<{ mixed: boolean }[]>`
      select ${rewritten(tx.sql)} as mixed from scans last where last.org_id = ${orgId} and last.id = ${row.scans.id}`;
    if (mixed) return null;
    const { scans: scan, aws_accounts: account } = row;
    const scope = await readEffectiveScope(tx, orgId, awsAccountId);
    const units = await tx
      .select()
      .from(scanUnits)
      .where(and(eq(scanUnits.orgId, orgId), eq(scanUnits.scanId, scan.id)));
    return {
      orgId,
      account,
      units,
      lookedIn: scan.lookedIn,
      scope,
      now: scan.asOf ?? scan.startedAt ?? scan.queuedAt,
      scanId: scan.id,
      seq: scan.seq,
      isPart: scan.services !== null || scan.regions !== null,
      isNarrow: scan.services !== null || scan.regions !== null || scan.excludedRegions.length > 0,
      allRegions: scan.leftOutRegions.length === 0,
      disabledRegions: scan.disabledRegions,
      asked: new Set(row.scans.operations),
    };
  });
}

/** What the scan saw. An operation that its collectors did not know of yet was not asked, however complete the rest. */
function storedCoverage(basis: StoredBasis): CoverageBook {
  const unasked = collectors
    .flatMap(({ operations }) => operations.map(({ operation }) => operation))
    .filter((each) => !basis.asked.has(each));
  const book = new CoverageBook(collectors, scanRegions(basis), basis.allRegions, new Set(unasked));
  for (const unit of basis.units) if (isFinished(unit)) book.record(unit.service, unit.region, unit.coverage as OperationCoverage[]);
  return book;
}
