import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { toAwsError } from '@/server/aws/classify';
import { proveIdentity } from '@/server/aws/connect';
import { discoverRegions } from '@/server/aws/regions';
import { globalRegion } from '@/server/checks/coverage';
import { collectors } from '@/server/collect/registry';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { failpoint } from '@/server/failpoint';
import { announce } from '@/server/live/announce';
import { readEffectiveScope } from '@/server/scope/read';
import { claimScan, type Lease, renewLease } from '../lease';
import { hasExpiredAnswers } from '../store/kept-answers';
import { withHeartbeat } from './heartbeat';
import { loadScanContext, openScanSession, type ScanContext } from './scan-context';

/** Which regions take part, and which do not and why. */
export interface ScanPlan {
  /** `global` first, then the regions. None where one resource alone is looked at: it is asked for and judged in one go. */
  regions: string[];
}

/**
 * Takes the scan, enters the account, finds its regions and writes down every unit of work. Safe to repeat.
 * @param force see {@link claimScan}
 * @throws AppError with a sentence for people when the account cannot be entered; ScanStopped when it was cancelled, or is another's.
 */
export async function planScan(lease: Lease, { force = false } = {}): Promise<ScanPlan> {
  await claimScan(lease, { force });
  const context = await loadScanContext(lease);
  await markStarted(context);
  failpoint('plan.started');
  return withHeartbeat(context, (signal) => findWork(context, signal));
}

async function findWork(context: ScanContext, signal: AbortSignal): Promise<ScanPlan> {
  const { orgId, lease, scan, account, now } = context;
  const scanId = scan.id;
  const session = openScanSession(context, signal);
  await proveIdentity(session, account.region);
  const known = await discoverRegions(session, account.region).catch((error: unknown) => {
    signal.throwIfAborted();
    const { kind, code } = toAwsError(error, 'ec2:DescribeRegions', account.region);
    throw new AppError(
      'UNPROCESSABLE',
      `The regions of the account could not be listed (ec2:DescribeRegions: ${kind}). Without them nobody can say what was left out.`,
      { kind, code },
    );
  });

  const enabled = known.filter((region) => region.enabled).map((region) => region.name);
  const excluded = new Set([...account.excludedRegions, ...scan.excludedRegions]);
  const chosen = enabled.filter((region) => (scan.regions ? scan.regions.includes(region) : true) && !excluded.has(region));
  const services = collectors.filter((collector) => !scan.services || scan.services.includes(collector.service));
  const names = services.map(({ service }) => service);
  const units = services.flatMap((collector) =>
    (collector.scope === 'global' ? [globalRegion] : chosen).map((region) => ({ orgId, scanId, service: collector.service, region })),
  );

  if (units.length === 0)
    throw new AppError(
      'UNPROCESSABLE',
      'Nothing is left to look at: none of the regions asked for is enabled in the account and not excluded.',
    );

  await withOrg(orgId, async (tx) => {
    await tx.insert(scanUnits).values(units).onConflictDoNothing();
    await tx
      .update(scans)
      .set({
        disabledRegions: known.filter((region) => !region.enabled).map((region) => region.name),
        operations: services.flatMap((collector) => collector.operations.map(({ operation }) => operation)),
        lookedIn: chosen,
        // Another run may find regions that were not there: what was judged without them is judged again.
        judgedEarly: [],
        earlyOpen: null,
        leftOutRegions: enabled.filter((region) => !chosen.includes(region)),
        full:
          scan.full ??
          (!scan.only && (await hasExpiredAnswers(tx.sql, { orgId, awsAccountId: account.id, services: names, now })) ? 'weekly' : null),
        // Units that had ended before another run took the scan over were judged by what stood then.
        ...(scan.lookedIn === null && { scope: await readEffectiveScope(tx, orgId, account.id) }),
      })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)));
    await renewLease(tx.sql, lease);
    await announce(tx.sql, { orgId, channel: 'scan', id: scanId });
    failpoint('plan.written-uncommitted');
  });
  failpoint('plan.committed');
  return { regions: scan.only ? [] : await slowestFirst(context, [...new Set(units.map((unit) => unit.region))]) };
}

/**
 * Regions in the order of the time that the last scan took for each, as only some are read at once; those that it says nothing of come
 * behind the account's own.
 */
async function slowestFirst({ orgId, account }: ScanContext, regions: readonly string[]): Promise<string[]> {
  const times = await withOrg(
    orgId,
    ({ sql }) => sql<{ region: string; seconds: number }[]>`
      select region, extract(epoch from max(finished_at) - min(started_at))::float as seconds from scan_units
      where org_id = ${orgId} and scan_id = ${account.lastScanId} group by region`,
  );
  const seconds = new Map(times.map((each) => [each.region, each.seconds]));
  const weight = (region: string) => seconds.get(region) ?? (region === account.region ? Number.MAX_VALUE : 0);
  return regions.toSorted((a, b) => weight(b) - weight(a));
}

async function markStarted({ orgId, lease, scan, account }: ScanContext): Promise<void> {
  await withOrg(orgId, async (tx) => {
    await tx
      .update(scans)
      .set({ status: 'running', startedAt: scan.startedAt ?? new Date() })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scan.id)));
    await tx
      .update(awsAccounts)
      .set({ status: 'scanning' })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id), eq(awsAccounts.activeScanId, scan.id)));
    await renewLease(tx.sql, lease);
    await announce(tx.sql, { orgId, channel: 'scan', id: scan.id });
  });
}
