import type postgres from 'postgres';
import { checks } from '@/server/checks/registry';
import { severities } from '@/server/checks/types';
import { wordsOf } from './tokens';
import type { FindingFilters, FindingStatus } from './types';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Checks that a word of the search may mean, by id or title. */
const checksMatching = (word: string): string[] =>
  checks.filter((check) => wordsOf(`${check.id} ${check.title}`).some((each) => each.startsWith(word))).map((check) => check.id);

function statusIs(sql: Sql, status: FindingStatus): Fragment {
  switch (status) {
    case 'open':
      return sql`(v.finding = 'open' and (v.muted_until is null or v.muted_until <= now()))`;
    case 'muted':
      return sql`(v.finding = 'open' and v.muted_until > now())`;
    case 'resolved':
      return sql`(v.finding = 'resolved')`;
    case 'unknown':
      return sql`(v.finding is null and v.status = 'unknown')`;
    case 'pass':
      return sql`(v.finding is null and v.status = 'pass')`;
  }
}

/** Only operators that PostgreSQL may use below row-level security (equality, order, prefix), so that indexes serve. */
export function conditionsOf(sql: Sql, orgId: string, filters: FindingFilters): Fragment {
  const parts: Fragment[] = [sql`v.org_id = ${orgId}`];
  const statuses = filters.status?.length ? filters.status : (['open'] as const);
  parts.push(sql`(${statuses.map((status) => statusIs(sql, status)).reduce((all, next) => sql`${all} or ${next}`)})`);
  if (filters.severity?.length)
    parts.push(sql`v.severity = any(${filters.severity.map((each) => severities.indexOf(each) + 1)}::smallint[])`);
  if (filters.service?.length) parts.push(sql`v.service = any(${filters.service}::text[])`);
  if (filters.region?.length) parts.push(sql`v.region = any(${filters.region}::text[])`);
  if (filters.account?.length) parts.push(sql`v.aws_account_id = any(${filters.account}::uuid[])`);
  if (filters.checkId?.length) parts.push(sql`v.check_id = any(${filters.checkId}::text[])`);
  for (const word of wordsOf(filters.q ?? '').slice(0, 6)) {
    parts.push(sql`(v.check_id = any(${checksMatching(word)}::text[])
      or exists (select 1 from verdict_tokens t where t.org_id = v.org_id and t.verdict_id = v.id and t.token ^@ ${word}))`);
  }
  return parts.reduce((all, next) => sql`${all} and ${next}`);
}
