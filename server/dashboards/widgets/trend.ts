import { severities } from '@/server/checks/types';
import { withOrg } from '@/server/db';
import { severityOf } from '@/server/findings/data';
import type { FindingFilters } from '@/server/findings/types';
import { conditionsOf } from '@/server/findings/where';
import { type Actor, within } from '@/server/identity/actor';
import type { SeverityCounts } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import type { WidgetPoint } from '../types';

const none = (): SeverityCounts => ({ critical: 0, high: 0, medium: 0, low: 0 });

/** What became of findings on one day, by severity. */
export interface DayOfChanges {
  day: string;
  opened: SeverityCounts;
  resolved: SeverityCounts;
}

/**
 * Reads the past backwards from how it stands: what was opened later was not open before, and what was resolved later was.
 * @param today as `2026-11-27`
 * @param first the first day that is known of
 */
export function pointsBack(now: SeverityCounts, changes: readonly DayOfChanges[], first: string, today: string): WidgetPoint[] {
  const byDay = new Map(changes.map((each) => [each.day, each]));
  const points: WidgetPoint[] = [];
  let open = { ...now };
  for (let time = Date.parse(today); time >= Date.parse(first); time -= 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    const { opened, resolved } = byDay.get(day) ?? { opened: none(), resolved: none() };
    points.push({ at: `${day}T00:00:00.000Z`, open, unknown: null, opened: sum(opened), resolved: sum(resolved) });
    const before = none();
    for (const severity of severities) before[severity] = Math.max(0, open[severity] - opened[severity] + resolved[severity]);
    open = before;
  }
  return points.reverse();
}

const sum = (counts: SeverityCounts): number => severities.reduce((all, severity) => all + counts[severity], 0);

/** Open findings of a filter by day, muted ones included: how they stood at each day's end, from the changes since. */
export async function readTrend(actor: Actor, filters: FindingFilters, days: number, now = new Date()): Promise<WidgetPoint[]> {
  const scope = within(actor, 'findings:read');
  const today = now.toISOString().slice(0, 10);
  const start = new Date(Date.parse(today) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return withOrg(scope, async ({ sql }) => {
    const accounts = filters.account?.length ? sql`and aws_account_id = any(${filters.account}::uuid[])` : sql``;
    const [known] = await sql<{ first: string | null }[]>`
      select to_char(min(coalesce(as_of, finished_at)) at time zone 'UTC', 'YYYY-MM-DD') as first from scans
      where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} ${accounts} and status in ('completed', 'partial') and counts is not null`;
    if (!known?.first) return [];
    const first = known.first > start ? known.first : start;
    const open = await sql<{ severity: number; count: number }[]>`
      select v.severity, count(*)::int as count from verdicts v
      where ${conditionsOf(sql, scope, { ...filters, status: ['open', 'muted'] })} group by 1`;
    const changed = await sql<{ day: string; kind: string; severity: number; count: number }[]>`
      select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD') as day, c.kind, v.severity, count(*)::int as count
      from changes c join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
      where c.org_id = ${scope.orgId} and c.at >= ${first}::timestamptz and c.kind in ('finding.opened', 'finding.reopened', 'finding.resolved')
        and ${conditionsOf(sql, scope, { ...filters, status: ['open', 'muted', 'resolved'] })} group by 1, 2, 3`;
    const counts = none();
    for (const { severity, count } of open) counts[severityOf(severity)] = count;
    return pointsBack(counts, byDay(changed), first, today);
  });
}

function byDay(rows: readonly { day: string; kind: string; severity: number; count: number }[]): DayOfChanges[] {
  const days = new Map<string, DayOfChanges>();
  for (const { day, kind, severity, count } of rows) {
    const entry = days.get(day) ?? { day, opened: none(), resolved: none() };
    entry[kind === 'finding.resolved' ? 'resolved' : 'opened'][severityOf(severity)] += count;
    days.set(day, entry);
  }
  return [...days.values()];
}
