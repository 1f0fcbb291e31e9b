import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { severities } from '@/server/checks/types';
import { costChangeWords } from '@/server/costs/change-words';
import { env } from '@/server/env';
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

/** A list of texts as one parameter: an empty one narrows nothing down. */
const isIn = (sql: postgres.TransactionSql, column: postgres.Fragment, values: readonly string[], type: 'text' | 'uuid' | 'smallint') =>
  values.length === 0 ? sql`true` : sql`${column} = any(${values as string[]}::${sql.unsafe(type)}[])`;

/**
 * Changes that a rule would tell of. Muted findings are left out: somebody has decided about them.
 * @param window condition on `c`, which an index answers: a span of transactions or of time
 */
export async function matchChanges(
  sql: postgres.TransactionSql,
  orgId: AnyOrgId,
  filter: RuleFilter,
  window: postgres.Fragment,
): Promise<Matches> {
  const kinds = filter.events.flatMap((event) => [...notificationEvents[event].kinds]);
  const ranks = filter.severities.map((severity) => String(severities.indexOf(severity) + 1));
  const matching = sql`
    from changes c
    left join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
    left join aws_accounts a on a.org_id = c.org_id and a.id = c.aws_account_id
    where c.org_id = ${orgId}::uuid and ${window} and c.kind = any(${kinds}::text[])
      and ${isIn(sql, sql`c.aws_account_id`, filter.awsAccountIds, 'uuid')}
      and (c.kind <> 'scan.finished' or c.data->>'status' in ('partial', 'failed'))
      and (c.verdict_id is null or (
        ${isIn(sql, sql`c.severity`, ranks, 'smallint')} and ${isIn(sql, sql`v.service`, filter.services, 'text')}
        and ${isIn(sql, sql`c.check_id`, filter.checkIds, 'text')} and (v.muted_until is null or v.muted_until <= now())))`;
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
