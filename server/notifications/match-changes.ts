import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { severities } from '@/server/checks/types';
import { costChangeWords } from '@/server/costs/change-words';
import { env } from '@/server/env';
import { narrowedBy } from '@/server/findings/where';
import type { AnyOrgId } from '@/server/ids';
import { changesShown, eventNames, type NotificationEvent, notificationEvents } from './constants';
import type { MessageChange } from './message';
import type { RuleFilter } from './schema';

interface Row {
  at: string;
  kind: string;
  severity: number | null;
  check_id: string | null;
  scan_id: string | null;
  verdict_id: string | null;
  data: { status?: string; stackName?: string; pathId?: string; title?: string } | null;
  aws_account_id: string | null;
  account_id: string | null;
  account_name: string | null;
  region: string | null;
  resource: string | null;
}

export interface Matches {
  total: number;
  counts: Partial<Record<NotificationEvent, number>>;
  /** The worst first. */
  changes: MessageChange[];
}

const eventOf = (kind: string): NotificationEvent =>
  eventNames.find((name) => (notificationEvents[name].kinds as readonly string[]).includes(kind)) ?? 'finding-new';

/**
 * Changes that a rule would tell of: the one place that decides it, for messages and for the preview. A finding is asked as it is now,
 * by the conditions of the findings list. Muted ones are left out, since somebody has decided about them, unless the filter asks for
 * what is under an exception.
 * @param filter with `me` put into whom it means
 * @param window condition on `c`, which an index answers: a span of transactions or of time
 */
export async function matchChanges(
  sql: postgres.TransactionSql,
  orgId: AnyOrgId,
  { events, account = [], ...findingFilter }: RuleFilter,
  window: postgres.Fragment,
): Promise<Matches> {
  const kinds = events.flatMap((event) => [...notificationEvents[event].kinds]);
  const ofFinding = narrowedBy(sql, { orgId, accountIds: null }, findingFilter);
  if (!findingFilter.exception?.length) ofFinding.push(sql`(v.muted_until is null or v.muted_until <= now())`);
  const matching = sql`
    from changes c
    left join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
    left join aws_accounts a on a.org_id = c.org_id and a.id = c.aws_account_id
    where c.org_id = ${orgId}::uuid and ${window} and c.kind = any(${kinds}::text[])
      and ${account.length === 0 ? sql`true` : sql`c.aws_account_id = any(${account}::uuid[])`}
      and (c.kind <> 'scan.finished' or c.data->>'status' in ('partial', 'failed'))
      and (c.verdict_id is null or (${ofFinding.reduce((all, next) => sql`${all} and ${next}`, sql`true`)}))`;
  const counted = await sql<{ kind: string; count: number }[]>`select c.kind, count(*)::int as count ${matching} group by 1`;
  const counts: Matches['counts'] = {};
  for (const { kind, count } of counted) counts[eventOf(kind)] = (counts[eventOf(kind)] ?? 0) + count;
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { total, counts, changes: [] };
  const rows = await sql<Row[]>`
    select c.at, c.kind, c.severity, c.check_id, c.scan_id, c.verdict_id::text as verdict_id, c.data, c.aws_account_id, a.account_id,
      a.name as account_name, v.region, coalesce(v.resource_name, v.resource_id) as resource
    ${matching} order by c.severity nulls last, c.id limit ${changesShown}`;
  return { total, counts, changes: rows.map(toChange) };
}

function toChange(row: Row): MessageChange {
  const event = eventOf(row.kind);
  return {
    event,
    at: new Date(row.at).toISOString(),
    title: titleOf(row, event),
    severity: row.severity ? (severities[row.severity - 1] ?? null) : null,
    account: row.aws_account_id
      ? { id: row.aws_account_id, accountId: row.account_id ?? '', name: row.account_name ?? 'a removed account' }
      : null,
    region: row.region,
    resource: row.resource ?? row.data?.stackName ?? null,
    checkId: row.check_id,
    url: env().APP_URL + pathOf(row, event),
  };
}

function titleOf({ kind, check_id, data }: Row, event: NotificationEvent): string {
  if (check_id) return checkById(check_id)?.title ?? check_id;
  if (event === 'path-new' && data?.title) return data.title;
  if (event === 'scan-incomplete') return data?.status === 'failed' ? 'A scan failed' : 'A scan could not see everything';
  if (event === 'drift') return kind === 'drift.failed' ? 'A stack could not be checked for drift' : 'A stack has drifted';
  return costChangeWords(kind, data) ?? notificationEvents[event].label;
}

function pathOf({ verdict_id, scan_id, aws_account_id, data }: Row, event: NotificationEvent): string {
  if (verdict_id) return `/findings?status=&finding=${verdict_id}`;
  if (event === 'scan-incomplete' && scan_id) return `/scans/${scan_id}`;
  if (event === 'path-new') return data?.pathId ? `/attack-paths/${data.pathId}` : '/attack-paths';
  if (event === 'drift') return '/drift';
  if (event === 'budget' || event === 'cost-anomaly') return '/cost';
  return aws_account_id ? `/accounts/${aws_account_id}/access` : '/accounts';
}
