import type postgres from 'postgres';
import type { ScanCounts } from '@/drizzle/schema/scans';
import { catalogueFingerprint } from '@/server/checks/fingerprint';
import { recordScores } from '@/server/compliance/scores/record-scores';
import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { refreshFacets } from '@/server/findings/rollups';
import { noteVerification } from '@/server/findings/verify/note-outcome';
import { refreshOpenFindings, refreshTagCounts } from '@/server/inventory/counts';
import { announce } from '@/server/live/announce';
import { scopeFingerprint } from '@/server/scope/effective';
import { scanEnded } from '@/server/telemetry/scan-telemetry';
import { applyDueDates } from '@/server/triage/due/apply-due-dates';
import { endChangedExceptions } from '@/server/triage/exceptions/end-changed';
import { type Lease, renewLease } from '../lease';
import { kickQueue } from '../queue/dispatch';
import { assertActive } from '../store/fence';
import { finishLook, nameOfAsker } from './finish-look';
import { lostEntry } from './lost-entry';
import { loadScanContext } from './scan-context';

/** Says how the scan ended, counts what it found and frees the account. Safe to repeat. */
export async function finishScan(lease: Lease): Promise<{ status: 'completed' | 'partial' | 'failed' }> {
  const { orgId, scanId } = lease;
  const context = await loadScanContext(lease);
  if (context.scan.only) return finishLook(context);
  const { scan, account, units, now } = context;
  const broken = units.filter((unit) => unit.status !== 'completed');
  const status =
    units.length > 0 && units.every((unit) => unit.status === 'failed') ? 'failed' : broken.length > 0 ? 'partial' : 'completed';
  const lost = status === 'completed' ? null : await lostEntry(context);
  const askedBy = scan.verifies === null ? '' : await nameOfAsker(orgId, scan.requestedBy);
  const counts = await withOrg(orgId, async ({ sql }) => {
    await assertActive(sql, context);
    await renewLease(sql, lease);
    await endChangedExceptions(sql, { orgId, awsAccountId: account.id, scanId, now: now.toISOString() });
    await applyDueDates(sql, orgId, account.id);
    await refreshFacets(sql, orgId, account.id);
    await refreshOpenFindings(sql, orgId, account.id);
    await refreshTagCounts(sql, orgId, account.id);
    const all = await countAll(sql, orgId, account.id, scanId);
    const error = status === 'failed' ? 'Nothing could be read. Check the permissions of the role.' : null;
    await sql`
      update scans set status = ${status}, finished_at = now(), heartbeat_at = null, counts = ${JSON.stringify(all)}::jsonb, error = ${error},
        (calls, throttles) = (select coalesce(sum(calls), 0), coalesce(sum(throttles), 0) from scan_units where org_id = ${orgId} and scan_id = ${scanId})
      where org_id = ${orgId} and id = ${scanId}`;
    await sql`
      update aws_accounts set active_scan_id = null, last_scan_id = ${scanId}, status = ${status === 'failed' || lost ? 'error' : 'connected'},
        last_error = ${lost ?? error}, updated_at = now()
      where org_id = ${orgId} and id = ${account.id}`;
    await sql`
      insert into changes (org_id, at, kind, aws_account_id, scan_id, data)
      values (${orgId}, ${now.toISOString()}, 'scan.finished', ${account.id}, ${scanId}, ${JSON.stringify({ status, ...all })}::jsonb)`;
    if (scan.verifies !== null)
      await noteVerification(sql, {
        orgId,
        scanId,
        awsAccountId: account.id,
        verdictId: scan.verifies,
        by: askedBy,
        at: now.toISOString(),
      });
    // A scan of some services or regions leaves the verdicts of the others as older checks gave them.
    if (!scan.services && !scan.regions)
      await sql`
        update aws_accounts set judged_with = ${catalogueFingerprint()}, judged_scope = ${scopeFingerprint(context.scope)},
          wholly_judged_with = ${scan.excludedRegions.length > 0 ? sql`wholly_judged_with` : catalogueFingerprint()}
        where org_id = ${orgId} and id = ${account.id}`;
    await recordScores(sql, { orgId, accountIds: null }, account.id, (scan.asOf ?? new Date()).toISOString());
    await announce(sql, { orgId, channel: 'scan', id: scanId });
    await announce(sql, { orgId, channel: 'findings', id: account.id });
    failpoint('scan.finished-uncommitted');
    return all;
  });
  failpoint('scan.finished');
  scanEnded(scan, status, counts);
  await kickQueue();
  return { status };
}

async function countAll(sql: postgres.TransactionSql, orgId: string, awsAccountId: string, scanId: string): Promise<ScanCounts> {
  const [verdicts] = await sql<Omit<ScanCounts, 'resources' | 'opened' | 'resolved' | 'reopened'>[]>`
    select count(*) filter (where status = 'pass')::int as pass,
      count(*) filter (where status = 'fail')::int as fail,
      count(*) filter (where status = 'unknown')::int as unknown,
      count(*) filter (where status = 'not-applicable')::int as "notApplicable",
      count(*) filter (where status = 'excluded')::int as excluded,
      count(*) filter (where finding = 'open' and severity = 1)::int as critical,
      count(*) filter (where finding = 'open' and severity = 2)::int as high,
      count(*) filter (where finding = 'open' and severity = 3)::int as medium,
      count(*) filter (where finding = 'open' and severity = 4)::int as low
    from verdicts where org_id = ${orgId} and aws_account_id = ${awsAccountId}`;
  const [moves] = await sql<Pick<ScanCounts, 'opened' | 'resolved' | 'reopened'>[]>`
    select count(*) filter (where kind = 'finding.opened')::int as opened,
      count(*) filter (where kind = 'finding.resolved')::int as resolved,
      count(*) filter (where kind = 'finding.reopened')::int as reopened
    from changes where org_id = ${orgId} and scan_id = ${scanId}`;
  const [inventory] = await sql<{ resources: number }[]>`
    select count(*)::int as resources from resources where org_id = ${orgId} and aws_account_id = ${awsAccountId} and deleted_at is null`;
  const rules = await sql<{ id: string; resources: number }[]>`
    select d.evidence -> 'exclusion' ->> 'id' as id, count(distinct v.arn)::int as resources
    from verdicts v join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
    where v.org_id = ${orgId} and v.aws_account_id = ${awsAccountId} and v.status = 'excluded' and d.evidence -> 'exclusion' ? 'id'
    group by 1`;
  if (!verdicts || !moves || !inventory) throw new Error('Counting gave no row.');
  const excludedBy = Object.fromEntries(rules.map(({ id, resources }) => [id, resources]));
  return { ...verdicts, ...moves, ...inventory, ...(rules.length > 0 ? { excludedBy } : {}) };
}
