import type { ScanCounts } from '@/drizzle/schema/scans';
import { listAccounts } from '@/server/accounts/data';
import { checkById } from '@/server/checks/catalogue';
import { severities } from '@/server/checks/types';
import type { OperationCoverage } from '@/server/collect/types';
import { type Tx, withOrg } from '@/server/db';
import { historyKindOf } from '@/server/findings/constants';
import { isoText, severityOf } from '@/server/findings/data';
import { facetSums } from '@/server/findings/facet-sums';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId, TenantScope } from '@/server/ids';
import type { AccountRef, SeverityCounts } from '@/server/posture';
import { coverageProblems } from '@/server/scans/problems';
import type { ChangeEntry, OverviewData, ServicePosture, TrendPoint, WeakCheck } from './types';

const noFindings = (): SeverityCounts => ({ critical: 0, high: 0, medium: 0, low: 0 });

/** How many of the newest changes are looked through for what happened: deadlines come near by the hundred at once. */
const lookedThrough = 500;

/** How many finished scans the trend reaches back over. */
const trendScans = 400;

/** Everything for the first page, in three statements, none of which reads more rows when there are more findings. */
export async function getOverview(actor: Actor): Promise<OverviewData> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  const accounts = await listAccounts(actor);
  const refs = new Map(accounts.map(({ id, accountId, name, kind }): [string, AccountRef] => [id, { id, accountId, name, kind }]));
  return withOrg(scope, async (tx) => {
    const ended = await readEnded(tx, orgId);
    const newest = new Map<string, Ended>();
    for (const scan of ended) newest.set(scan.account, scan);
    const parts = await readParts(
      tx,
      scope,
      [...newest.values()].map((scan) => scan.id),
    );
    const services = servicesOf(parts.services);
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
      problems.push(
        ...coverageProblems(
          account,
          parts.units.filter((unit) => unit.scan === scan.id),
        ),
      );
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
      changes: changesOf(parts.changes, refs),
      weakChecks: weakChecksOf(parts.weak),
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

async function readEnded({ sql }: Tx, orgId: AnyOrgId): Promise<Ended[]> {
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

interface Parts {
  services: { service: string; severity: string; open: number; muted: number; pass: number; unknown: number }[];
  weak: { check_id: string; open: number }[];
  changes: {
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
  }[];
  /** Units of the newest scans that did not see everything. */
  units: { scan: string; service: string; region: string; coverage: OperationCoverage[] }[];
}

async function readParts({ sql }: Tx, scope: TenantScope, newestScans: readonly string[]): Promise<Parts> {
  const { orgId } = scope;
  const [parts] = await sql<Parts[]>`
    select
      (select coalesce(json_agg(s), '[]') from (
        select by_value as service, value as severity, open, muted, passing as pass, unseen as unknown
        from ${facetSums(sql, scope)} where org_id = ${orgId} and field = 'severity' and value in ('1', '2', '3', '4') and by_field = 'service') s) as services,
      (select coalesce(json_agg(w), '[]') from (
        select by_value as check_id, open from ${facetSums(sql, scope)}
        where org_id = ${orgId} and field = '' and value = '' and by_field = 'checkId' and open > 0) w) as weak,
      (select coalesce(json_agg(c), '[]') from (
        select c.id::text, c.at, c.kind, c.aws_account_id, c.verdict_id::text, c.check_id, c.severity, v.resource_id, v.resource_name, v.region
        from (
          select newest.* from (
            select * from changes where org_id = ${orgId} and verdict_id is not null order by at desc, severity, id desc limit ${lookedThrough}) newest
          order by newest.kind = 'finding.due-near', newest.at desc, newest.severity, newest.id desc limit 20) c
        join verdicts v on v.org_id = ${orgId} and v.id = c.verdict_id
        order by c.at desc, c.severity, c.id desc) c) as changes,
      (select coalesce(json_agg(u), '[]') from (
        select scan_id as scan, service, region, coverage from scan_units
        where org_id = ${orgId} and scan_id = any(${newestScans as string[]}::uuid[]) and status <> 'completed'
        order by scan_id, service, region) u) as units`;
  if (!parts) throw new Error('The overview gave no row.');
  return parts;
}

function servicesOf(rows: Parts['services']): (ServicePosture & { muted: number })[] {
  const services = new Map<string, ServicePosture & { muted: number }>();
  for (const row of rows) {
    const service = services.get(row.service) ?? { service: row.service, open: noFindings(), pass: 0, unknown: 0, muted: 0 };
    service.open[severityOf(Number(row.severity))] += row.open;
    service.pass += row.pass;
    service.unknown += row.unknown;
    service.muted += row.muted;
    services.set(row.service, service);
  }
  return [...services.values()].sort((a, b) => a.service.localeCompare(b.service));
}

function changesOf(rows: Parts['changes'], refs: ReadonlyMap<string, AccountRef>): ChangeEntry[] {
  const entries = rows.flatMap((row): ChangeEntry[] => {
    const account = refs.get(row.aws_account_id);
    const kind = historyKindOf(row.kind);
    if (!account || !kind) return [];
    return [
      {
        id: row.id,
        at: isoText(row.at),
        kind,
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
  // Foreseen by everybody, deadlines would only hide what else there is.
  const others = entries.filter(({ kind }) => kind !== 'due-near');
  return others.length > 0 ? others : entries;
}

/** How many weak checks are shown. */
const weakest = 8;

function weakChecksOf(rows: Parts['weak']): WeakCheck[] {
  return rows
    .map((row) => {
      const check = checkById(row.check_id);
      return {
        checkId: row.check_id,
        title: check?.title ?? row.check_id,
        severity: check?.severity ?? 'low',
        service: row.check_id.slice(0, row.check_id.indexOf('/')),
        open: row.open,
      };
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.open - a.open || (a.checkId < b.checkId ? -1 : 1))
    .slice(0, weakest);
}
