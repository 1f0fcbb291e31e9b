import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { defaultTriageSettings } from '@/server/triage/schema';
import type { FindingFilters } from './types';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** The filters of `conditionsOf` that speak of who works on a finding, until when, and on what. */
export function triageConditions(sql: Sql, { orgId }: TenantScope, filters: FindingFilters): Fragment[] {
  const parts: Fragment[] = [];
  const anyOf = (list: Fragment[]) => {
    if (list.length > 0) parts.push(sql`(${list.reduce((all, next) => sql`${all} or ${next}`)})`);
  };
  const { resource, since } = filters;
  if (resource?.length)
    parts.push(
      sql`(v.arn = any(${resource}::text[]) or v.resource_id = any(${resource}::text[]) or v.resource_name = any(${resource}::text[]))`,
    );
  anyOf((filters.tag ?? []).map((tag) => tagIs(sql, tag)));
  anyOf(
    (filters.assignee ?? []).map((each) => (each === 'none' ? sql`v.assignee_id is null` : sql`v.assignee_id = ${uuidOr(each)}::uuid`)),
  );
  anyOf((filters.due ?? []).map((each) => (each === 'overdue' ? sql`v.due_at <= now()` : sql`(v.due_at > now() and ${near(sql, orgId)})`)));
  if (since) parts.push(sql`v.changed_at >= ${sinceInstant(since)}::timestamptz`);
  anyOf((filters.exception ?? []).map((each) => exceptionIs(sql, each)));
  return parts;
}

const near = (sql: Sql, orgId: string): Fragment =>
  sql`v.due_at <= now() + make_interval(days => coalesce((select near_days from triage_settings where org_id = ${orgId}), ${defaultTriageSettings.nearDays}))`;

/** `me` is put in by who knows who asks; anything else that is no id names nobody. */
const uuidOr = (text: string): string => (/^[0-9a-f-]{36}$/i.test(text) ? text : '00000000-0000-0000-0000-000000000000');

/** The tags of the resource as the last scan saw them. */
function tagIs(sql: Sql, tag: string): Fragment {
  const at = tag.indexOf('=');
  const matches = at < 0 ? sql`t.key = ${tag}` : sql`t.key = ${tag.slice(0, at)} and t.value = ${tag.slice(at + 1)}`;
  return sql`exists (select 1 from resources r join resource_tags t on t.org_id = r.org_id and t.resource_id = r.id
    where r.org_id = v.org_id and r.aws_account_id = v.aws_account_id and r.arn = v.arn and ${matches})`;
}

function exceptionIs(sql: Sql, each: string): Fragment {
  const under = (condition: Fragment) =>
    sql`(v.mute_id is not null and exists (select 1 from mutes m where m.org_id = v.org_id and m.id = v.mute_id and m.kind = 'exception' and ${condition}))`;
  if (each === 'waiting') return under(sql`m.state = 'waiting'`);
  if (each === 'accepted') return under(sql`m.state = 'in-force' and v.muted_until > now()`);
  return under(sql`m.id = ${uuidOr(each)}::uuid`);
}

/** `24h` and `7d` back from now; days begin at midnight, UTC. */
export function sinceInstant(since: string): string {
  const [, number, unit] = /^(\d+)([hd])$/.exec(since) ?? [];
  if (number) return new Date(Date.now() - Number(number) * (unit === 'h' ? 3_600_000 : 86_400_000)).toISOString();
  return new Date(since).toISOString();
}
