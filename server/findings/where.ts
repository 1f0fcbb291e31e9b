import type postgres from 'postgres';
import { checks } from '@/server/checks/registry';
import { severities } from '@/server/checks/types';
import { checksOfFrameworks } from '@/server/compliance/touched-by';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { searchedWords } from './search';
import { wordsOf } from './tokens';
import { triageConditions } from './triage-conditions';
import type { FindingFilters, FindingStatus } from './types';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Checks that a word of the search may mean, by id or title. */
const checksMatching = (word: string): string[] =>
  checks.filter((check) => wordsOf(`${check.id} ${check.title}`).some((each) => each.startsWith(word))).map((check) => check.id);

/** That a finding stands so. */
export function statusIs(sql: Sql, status: FindingStatus): Fragment {
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
    case 'excluded':
      return sql`(v.finding is distinct from 'resolved' and v.status = 'excluded')`;
  }
}

const checksOrNone = (frameworks: readonly string[]): string[] => {
  const ids = checksOfFrameworks(frameworks);
  return ids.length > 0 ? ids : ['-'];
};

function hasWord(sql: Sql, scope: TenantScope, word: string, isRare: boolean): Fragment {
  const checkIds = checksMatching(word);
  if (isRare) {
    const withIt = sql`select t.verdict_id from verdict_tokens t where t.org_id = ${scope.orgId} and t.token ^@ ${word}`;
    if (checkIds.length === 0) return sql`v.id = any(array(${withIt}))`;
    // Put into a table of hashes once, and asked of each row on the way.
    return sql`(v.check_id = any(${checkIds}::text[]) or v.id in (${withIt}))`;
  }
  return sql`(v.check_id = any(${checkIds}::text[])
    or exists (select 1 from verdict_tokens t where t.org_id = v.org_id and t.verdict_id = v.id and t.token ^@ ${word}))`;
}

/**
 * Only operators that PostgreSQL may use below row-level security (equality, order, prefix), so that indexes serve.
 * @param rare a word of the search that few findings have (`rareWordOf`): it leads to them
 */
export function conditionsOf(sql: Sql, scope: TenantScope, filters: FindingFilters, rare: string | null = null): Fragment {
  const parts: Fragment[] = [sql`v.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'v.aws_account_id')}`];
  const statuses = filters.status?.length ? filters.status : (['open'] as const);
  parts.push(sql`(${statuses.map((status) => statusIs(sql, status)).reduce((all, next) => sql`${all} or ${next}`)})`);
  parts.push(...narrowedBy(sql, scope, filters, rare));
  return parts.reduce((all, next) => sql`${all} and ${next}`);
}

/** Every filter but the status, as conditions on `v`: also what notification rules narrow changes of findings down by. */
export function narrowedBy(sql: Sql, scope: TenantScope, filters: Omit<FindingFilters, 'status'>, rare: string | null = null): Fragment[] {
  const parts: Fragment[] = [];
  // A single value as an equation: only then an index that goes on by the list's order gives it in that order.
  const among = (column: string, type: 'smallint' | 'text' | 'uuid', values: readonly (string | number)[] | undefined) => {
    if (!values?.length) return;
    const [name, only] = [sql`v.${sql(column)}`, values.length === 1 ? String(values[0]) : undefined];
    parts.push(
      only === undefined ? sql`${name} = any(${values as string[]}::${sql.unsafe(type)}[])` : sql`${name} = ${only}::${sql.unsafe(type)}`,
    );
  };
  among(
    'severity',
    'smallint',
    filters.severity?.map((each) => severities.indexOf(each) + 1),
  );
  among('service', 'text', filters.service);
  among('region', 'text', filters.region);
  among('aws_account_id', 'uuid', filters.account);
  among('check_id', 'text', filters.checkId);
  among('check_id', 'text', filters.framework?.length ? checksOrNone(filters.framework) : undefined);
  parts.push(...triageConditions(sql, scope, filters));
  for (const word of searchedWords(filters.q)) parts.push(hasWord(sql, scope, word, word === rare));
  return parts;
}
