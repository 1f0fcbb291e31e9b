import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { growingDays } from '../constants';
import { addDays, dayOf } from '../days';
import { money } from '../money';
import type { CostRefresh, CostSource } from '../types';

/** `never-fetched`: nothing is known yet; `not-permitted`: AWS refuses; `partial`: some accounts' figures are missing or old. */
export type CostState = 'never-fetched' | 'fetched' | 'partial' | 'not-permitted' | 'no-accounts';

/** How far the caller's figures reach. Days inclusive. */
export interface Reach {
  state: CostState;
  /** When the oldest of them were fetched. */
  asOf: string | null;
  firstDay: string | null;
  /** The day of asking. */
  lastDay: string | null;
  /** The last day that grows no more; figures after it are partial. */
  completeThrough: string | null;
}

interface Row extends Omit<CostSource, 'coveredBy' | 'lastRefresh'> {
  payer: CostSource['coveredBy'];
  refresh: CostRefresh | null;
}

const iso = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

/** Every readable account with how its cost stands; those never asked are there too. */
export async function readSources(sql: postgres.TransactionSql, scope: TenantScope): Promise<CostSource[]> {
  const rows = await sql<Row[]>`
    select a.id as "awsAccountId", a.account_id as "accountId", a.name, a.kind, coalesce(s.status, 'never') as status,
      s.fetched_at as "fetchedAt", s.first_day::text as "firstDay", s.last_day::text as "lastDay", coalesce(s.missing_actions, '{}') as "missingActions",
      s.last_error as error, s.forecast_error as "forecastError", s.due_at as "dueAt",
      (select jsonb_build_object('awsAccountId', p.id, 'accountId', p.account_id, 'name', p.name) from aws_accounts p
        where p.org_id = s.org_id and p.id = s.covered_by) as payer,
      (select jsonb_build_object('id', r.id, 'awsAccountId', r.aws_account_id, 'status', r.status, 'trigger', r.trigger, 'requests', r.requests,
          'price', r.price::text, 'queuedAt', r.queued_at, 'finishedAt', r.finished_at, 'error', r.error)
        from cost_refreshes r where r.org_id = a.org_id and r.aws_account_id = a.id order by r.queued_at desc limit 1) as refresh
    from aws_accounts a left join cost_sources s on s.org_id = a.org_id and s.aws_account_id = a.id
    where a.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'id')} and a.status not in ('pending', 'disconnected') order by a.name, a.id`;
  return rows.map(({ payer, refresh, fetchedAt, dueAt, ...row }) => ({
    ...row,
    fetchedAt: iso(fetchedAt),
    dueAt: iso(dueAt),
    coveredBy: payer,
    lastRefresh: refresh && {
      ...refresh,
      price: money(refresh.price).toFixed(2),
      queuedAt: iso(refresh.queuedAt) ?? '',
      finishedAt: iso(refresh.finishedAt),
    },
  }));
}

/** What can be said on the strength of these sources. */
export async function reachOf(sql: postgres.TransactionSql, scope: TenantScope, sources: readonly CostSource[]): Promise<Reach> {
  const [days] = await sql<{ first: string | null; last: string | null }[]>`
    select min(day)::text as first, max(day)::text as last from cost_entries
    where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and grouping = 'service'`;
  const known = sources.filter(({ fetchedAt }) => fetchedAt !== null);
  const asOf = known.map(({ fetchedAt }) => fetchedAt ?? '').sort()[0] ?? null;
  const state = stateOf(sources, known.length);
  const lastDay = asOf && dayOf(new Date(asOf));
  return {
    state,
    asOf,
    firstDay: days?.first ?? (asOf ? lastDay : null),
    lastDay,
    completeThrough: lastDay && addDays(lastDay, -growingDays),
  };
}

function stateOf(sources: readonly CostSource[], known: number): CostState {
  if (sources.length === 0) return 'no-accounts';
  if (known === 0) return sources.every(({ status }) => status === 'not-permitted') ? 'not-permitted' : 'never-fetched';
  return sources.every(({ status }) => status === 'fetched' || status === 'covered') ? 'fetched' : 'partial';
}
