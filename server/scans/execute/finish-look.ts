import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { refreshFacets } from '@/server/findings/rollups';
import { noteVerification } from '@/server/findings/verify/note-outcome';
import type { AskedOperation } from '@/server/findings/verify/types';
import { memberNames } from '@/server/identity/member-names';
import type { OrgId } from '@/server/ids';
import { refreshOpenFindings, refreshTagCounts } from '@/server/inventory/counts';
import { announce } from '@/server/live/announce';
import { scanEnded } from '@/server/telemetry/scan-telemetry';
import { applyDueDates } from '@/server/triage/due/apply-due-dates';
import { endChangedExceptions } from '@/server/triage/exceptions/end-changed';
import { renewLease } from '../lease';
import { kickQueue } from '../queue/dispatch';
import { assertActive } from '../store/fence';
import { lostEntry } from './lost-entry';
import { isFinished } from './run-unit';
import type { ScanContext } from './scan-context';

/**
 * Ends a scan that looked at one resource: notes on the finding what was asked and what came of it, and frees the account. It is not
 * the account's last scan, counts nothing, and is no point in any history of the account. Safe to repeat.
 */
export async function finishLook(context: ScanContext): Promise<{ status: 'completed' | 'partial' }> {
  const { orgId, lease, scan, account, units, now } = context;
  const status = units.every((unit) => unit.status === 'completed') ? 'completed' : 'partial';
  const lost = status === 'completed' ? null : await lostEntry(context);
  const by = await nameOfAsker(orgId, scan.requestedBy);
  await withOrg(orgId, async ({ sql }) => {
    await assertActive(sql, context);
    await renewLease(sql, lease);
    await endChangedExceptions(sql, { orgId, awsAccountId: account.id, scanId: scan.id, now: now.toISOString() });
    await applyDueDates(sql, orgId, account.id);
    await refreshFacets(sql, orgId, account.id);
    await refreshOpenFindings(sql, orgId, account.id);
    await refreshTagCounts(sql, orgId, account.id);
    await sql`
      update scans set status = ${status}, finished_at = now(), heartbeat_at = null,
        (calls, throttles) = (select coalesce(sum(calls), 0), coalesce(sum(throttles), 0) from scan_units where org_id = ${orgId} and scan_id = ${scan.id})
      where org_id = ${orgId} and id = ${scan.id}`;
    // That one resource could be read does not mend what the last scan of the account ended with.
    await sql`
      update aws_accounts set active_scan_id = null, last_error = coalesce(${lost}, last_error), updated_at = now(),
        status = case when coalesce(${lost}, last_error) is null then 'connected' else 'error' end
      where org_id = ${orgId} and id = ${account.id}`;
    if (scan.verifies !== null)
      await noteVerification(sql, {
        orgId,
        scanId: scan.id,
        awsAccountId: account.id,
        verdictId: scan.verifies,
        by,
        at: now.toISOString(),
        look: { asked: askedIn(units), calls: units.reduce((sum, { calls }) => sum + calls, 0) },
      });
    await announce(sql, { orgId, channel: 'scan', id: scan.id });
    await announce(sql, { orgId, channel: 'findings', id: account.id });
    failpoint('scan.finished-uncommitted');
  });
  failpoint('scan.finished');
  scanEnded(scan, status);
  await kickQueue();
  return { status };
}

export const nameOfAsker = async (orgId: OrgId, userId: string | null): Promise<string> =>
  (userId && (await memberNames(orgId)).get(userId)) || 'a former member';

/** One line an operation and how it ended, in the order of their names; what was never called and lacks nothing is left out. Pure. */
export function askedIn(units: readonly Pick<ScanContext['units'][number], 'status' | 'region' | 'coverage'>[]): AskedOperation[] {
  const asked = new Map<string, AskedOperation>();
  for (const unit of units.filter(isFinished))
    for (const { operation, status, code, calls } of unit.coverage as OperationCoverage[]) {
      if (calls === 0 && status === 'complete') continue;
      const key = `${operation} ${status} ${code ?? ''}`;
      const known = asked.get(key);
      if (known) {
        known.calls += calls;
        known.regions.push(unit.region);
      } else asked.set(key, { operation, regions: [unit.region], status, code: code ?? null, calls });
    }
  return [...asked.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => ({ ...entry, regions: entry.regions.sort() }));
}
