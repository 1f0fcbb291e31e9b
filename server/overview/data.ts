import type { ScanCounts } from '@/drizzle/schema/scans';
import { listAccounts } from '@/server/accounts/data';
import { checkById } from '@/server/checks/catalogue';
import { type Tx, withOrg } from '@/server/db';
import { isoText, severityOf } from '@/server/findings/data';
import type { OrgId } from '@/server/ids';
import type { AccountRef, SeverityCounts } from '@/server/posture';
import { readUnits } from '@/server/scans/data';
import { coverageProblems } from '@/server/scans/problems';
import type { ChangeEntry, OverviewData, ServicePosture, TrendPoint, WeakCheck } from './types';

const noFindings = (): SeverityCounts => ({ critical: 0, high: 0, medium: 0, low: 0 });

/** How many finished scans the trend reaches back over. */
const trendScans = 400;

/** Everything for the first page. Costs a handful of statements, none of which grows with the number of findings. */
export async function getOverview(orgId: OrgId): Promise<OverviewData> {
  const accounts = await listAccounts(orgId);
  const refs = new Map(accounts.map(({ id, accountId, name, kind }): [string, AccountRef] => [id, { id, accountId, name, kind }]));
  return withOrg(orgId, async (tx) => {
    const services = await readServices(tx, orgId);
    const ended = await readEnded(tx, orgId);
    const newest = new Map<string, Ended>();
    for (const scan of ended) newest.set(scan.account, scan);
    const trend = trendOf(ended);
    const open = accounts.reduce((sum, account) => add(sum, account.open), noFindings());
    const verdicts = [...newest.values()].reduce(
      (sum, { counts }) => ({ pass: sum.pass + counts.pass, fail: sum.fail + counts.fail, unknown: sum.unknown + counts.unknown }),
      { pass: 0, fail: 0, unknown: 0 },
    );
    const latest = [...newest.values()];
    const problems = [];
    const disabledRegions = [];
    for (const [id, scan] of newest) {
      const account = refs.get(id);
      if (!account) continue;
      problems.push(...coverageProblems(account, await readUnits(tx, orgId, scan.id)));
      if (scan.disabledRegions.length > 0) disabledRegions.push({ account, regions: scan.disabledRegions });
    }
    return {
      open,
      muted: services.reduce((sum, service) => sum + service.muted, 0),
      verdicts,
      resources: latest.reduce((sum, { counts }) => sum + counts.resources, 0),
      asOf:
        latest
          .map((scan) => scan.at)
          .sort()
          .at(-1) ?? null,
      sinceLastScan: latest.length
        ? latest.reduce(
            (sum, { counts }) => ({
              opened: sum.opened + counts.opened,
              resolved: sum.resolved + counts.resolved,
              reopened: sum.reopened + counts.reopened,
            }),
            { opened: 0, resolved: 0, reopened: 0 },
          )
        : null,
      accounts: accounts.map((account) => ({
        ...(refs.get(account.id) as AccountRef),
        status: account.status,
        open: account.open,
        verdicts: pickVerdicts(newest.get(account.id)?.counts),
        resources: account.resources,
        lastScan: account.lastScan,
        history: ended
          .filter((scan) => scan.account === account.id)
          .slice(-20)
          .map(({ counts }) => counts.critical + counts.high + counts.medium + counts.low),
      })),
      services: services.map(({ muted: _, ...service }) => service),
      trend,
      changes: await readChanges(tx, orgId, refs),
      weakChecks: await readWeakChecks(tx, orgId),
      coverage: {
        problems,
        disabledRegions,
        neverScanned: accounts.filter((account) => !account.lastScan).map((account) => refs.get(account.id) as AccountRef),
      },
    };
  });
}

const pickVerdicts = (counts: ScanCounts | undefined) => ({
  pass: counts?.pass ?? 0,
  fail: counts?.fail ?? 0,
  unknown: counts?.unknown ?? 0,
});
const add = (a: SeverityCounts, b: SeverityCounts): SeverityCounts => ({
  critical: a.critical + b.critical,
  high: a.high + b.high,
  medium: a.medium + b.medium,
  low: a.low + b.low,
});

interface Ended {
  id: string;
  account: string;
  at: string;
  counts: ScanCounts;
  disabledRegions: string[];
}

async function readEnded({ sql }: Tx, orgId: OrgId): Promise<Ended[]> {
  const rows = await sql<{ id: string; account: string; at: string; counts: ScanCounts; disabled_regions: string[] }[]>`
    select id, aws_account_id as account, coalesce(as_of, finished_at) as at, counts, disabled_regions from scans
    where org_id = ${orgId} and status in ('completed', 'partial') and counts is not null
    order by coalesce(as_of, finished_at) desc limit ${trendScans}`;
  return rows.map(({ disabled_regions, at, ...scan }) => ({ ...scan, at: isoText(at), disabledRegions: disabled_regions })).reverse();
}

/** The sum over accounts after each ended scan: every point is what one would have seen at that moment. */
function trendOf(ended: readonly Ended[]): TrendPoint[] {
  const state = new Map<string, ScanCounts>();
  const byDay = new Map<string, TrendPoint>();
  for (const scan of ended) {
    state.set(scan.account, scan.counts);
    const day = scan.at.slice(0, 10);
    const before = byDay.get(day);
    const all = [...state.values()];
    byDay.set(day, {
      at: scan.at,
      open: all.reduce((sum, counts) => add(sum, counts), noFindings()),
      unknown: all.reduce((sum, counts) => sum + counts.unknown, 0),
      opened: (before?.opened ?? 0) + scan.counts.opened + scan.counts.reopened,
      resolved: (before?.resolved ?? 0) + scan.counts.resolved,
    });
  }
  return [...byDay.values()];
}

async function readServices({ sql }: Tx, orgId: OrgId): Promise<(ServicePosture & { muted: number })[]> {
  const rows = await sql<{ service: string; severity: number; open: number; muted: number; pass: number; unknown: number }[]>`
    select service, severity, sum(open)::int as open, sum(muted)::int as muted, sum(pass)::int as pass, sum(unknown)::int as unknown
    from posture_counts where org_id = ${orgId} group by service, severity`;
  const services = new Map<string, ServicePosture & { muted: number }>();
  for (const row of rows) {
    const service = services.get(row.service) ?? { service: row.service, open: noFindings(), pass: 0, unknown: 0, muted: 0 };
    service.open[severityOf(row.severity)] += row.open;
    service.pass += row.pass;
    service.unknown += row.unknown;
    service.muted += row.muted;
    services.set(row.service, service);
  }
  return [...services.values()].sort((a, b) => a.service.localeCompare(b.service));
}

async function readChanges({ sql }: Tx, orgId: OrgId, refs: ReadonlyMap<string, AccountRef>): Promise<ChangeEntry[]> {
  const rows = await sql<
    {
      id: string;
      at: string;
      kind: string;
      aws_account_id: string;
      verdict_id: string;
      check_id: string;
      severity: number;
      resource_id: string;
      resource_name: string | null;
      region: string;
    }[]
  >`
    select c.id, c.at, c.kind, c.aws_account_id, c.verdict_id, c.check_id, c.severity, v.resource_id, v.resource_name, v.region
    from changes c join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
    where c.org_id = ${orgId} and c.verdict_id is not null
    order by c.at desc, c.severity, c.id desc limit 20`;
  return rows.flatMap((row) => {
    const account = refs.get(row.aws_account_id);
    if (!account) return [];
    return [
      {
        id: row.id,
        at: isoText(row.at),
        kind: row.kind.slice('finding.'.length) as ChangeEntry['kind'],
        account,
        findingId: row.verdict_id,
        checkId: row.check_id,
        title: checkById(row.check_id)?.title ?? row.check_id,
        severity: severityOf(row.severity),
        resource: { id: row.resource_id, name: row.resource_name },
        region: row.region,
      },
    ];
  });
}

async function readWeakChecks({ sql }: Tx, orgId: OrgId): Promise<WeakCheck[]> {
  const rows = await sql<{ check_id: string; severity: number; service: string; open: number }[]>`
    select check_id, severity, service, count(*)::int as open from verdicts v
    where org_id = ${orgId} and finding = 'open' and (muted_until is null or muted_until <= now())
    group by check_id, severity, service order by severity, open desc limit 8`;
  return rows.map((row) => ({
    checkId: row.check_id,
    title: checkById(row.check_id)?.title ?? row.check_id,
    severity: severityOf(row.severity),
    service: row.service,
    open: row.open,
  }));
}
