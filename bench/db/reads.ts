import { setTimeout } from 'node:timers/promises';
import type postgres from 'postgres';
import { checks } from '@/server/checks/registry';
import { withOrg } from '@/server/db';
import { countedFilter, facetQueries, readCountedFacets, readCountedTotal, totalQuery } from '@/server/findings/counted-facets';
import { listFindings, pageQueries } from '@/server/findings/data';
import { refreshFacets } from '@/server/findings/rollups';
import { explain } from '@/server/findings/testing/many-findings';
import type { FindingFilters, FindingParams } from '@/server/findings/types';
import { asOrgId, type OrgId, type TenantScope } from '@/server/ids';
import { getOverview } from '@/server/overview/data';
import { readerOf } from '@/server/test/organization';
import { type Metric, metric } from '../lib/metric';
import { p95 } from '../lib/p95';

/** Rows of a page, and one more, which tells whether there is a next. */
const rows = 51;

interface Where {
  owner: postgres.Sql;
  big: string;
  small: string;
}

const accountsOf = (orgId: OrgId) =>
  withOrg(orgId, async ({ sql }) =>
    (await sql<{ id: string }[]>`select id from aws_accounts where org_id = ${orgId} order by id`).map(({ id }) => id),
  );

/** The rollups of a filled organization. */
export async function countAll(org: string): Promise<void> {
  const orgId = asOrgId(org);
  for (const account of await accountsOf(orgId)) await withOrg(orgId, ({ sql }) => refreshFacets(sql, orgId, account));
}

export async function measure({ owner, big, small }: Where): Promise<Metric[]> {
  const [orgId, littleId] = [asOrgId(big), asOrgId(small)];
  const [account = ''] = await accountsOf(orgId);
  const filters: FindingFilters[] = [
    {},
    { severity: ['critical'] },
    { service: ['iam'] },
    { region: ['eu-central-1'] },
    { account: [account] },
    { checkId: [checks[0]?.id ?? ''] },
  ];
  return [
    ...(await pages(orgId, account)),
    ...(await deepPage(orgId)),
    metric(
      'P14',
      'facets and total under one filter, 16 clients, by PostgreSQL’s own clock, planning included',
      await p95(() => one(filters, (each) => facetsByOwnClock(orgId, each))),
      'ms p95',
      10,
    ),
    metric('P14', 'the same with driver, alone', await p95(() => one(filters, (each) => facets(orgId, each)), 1), 'ms p95', 10),
    metric('P14', 'the same with driver, 16 clients', await p95(() => one(filters, (each) => facets(orgId, each))), 'ms p95', null),
    ...(await overview(owner, orgId, littleId)),
  ];
}

async function pages(orgId: OrgId, account: string): Promise<Metric[]> {
  const metrics: Metric[] = [];
  const asked: [string, FindingParams][] = [
    ['open findings', {}],
    ['those of an account', { account: [account] }],
    ['critical ones', { severity: ['critical'] }],
  ];
  for (const [what, params] of asked) {
    const { nodes, buffers } = await planOf(orgId, params);
    const wrong = nodes.filter(({ type, relation }) => /Sort/.test(type) || (relation === 'verdicts' && !/^Index/.test(type)));
    metrics.push(metric('P12', `buffers of page 1, ${what}`, buffers, 'pages', 60));
    metrics.push(metric('P12', `nodes that sort or scan, ${what}`, wrong.length, 'nodes', 0));
  }
  metrics.push(metric('P12', 'page 1 of open findings, 16 clients, waiting included', await p95(() => page(orgId, {})), 'ms p95', null));
  metrics.push(
    metric('P12', 'the same by PostgreSQL’s own clock', await p95(async () => (await planOf(orgId, {})).milliseconds), 'ms p95', 5),
  );
  return metrics;
}

/** The page's own statement, without the total and the accounts' names. */
const page = (orgId: OrgId, params: FindingParams) => withOrg(orgId, ({ sql }) => first(sql, readerOf(orgId), params)(rows));

function first(sql: postgres.TransactionSql, scope: TenantScope, params: FindingParams) {
  const [statement] = pageQueries(sql, scope, params, rows);
  if (!statement) throw new Error('no statement');
  return statement;
}

const planOf = (orgId: OrgId, params: FindingParams) =>
  withOrg(orgId, ({ sql }) => explain(sql, first(sql, readerOf(orgId), params)(rows)));

/** Page 20,000 of 50 rows, or the last but one where there are fewer. */
async function deepPage(orgId: OrgId): Promise<Metric[]> {
  const near = await planOf(orgId, {});
  let cursor: string | null = null;
  let walked = 0;
  for (; walked < 20_000 * 50; walked += 1_000) {
    const next: string | null = (await listFindings(readerOf(orgId), { cursor, limit: 1_000 })).nextCursor;
    if (!next) break;
    cursor = next;
  }
  const far = await planOf(orgId, { cursor });
  return [metric('P13', `buffers of page ${Math.round(walked / 50)} against page 1`, far.buffers / near.buffers, 'times', 1.2)];
}

const facets = (orgId: OrgId, filters: FindingFilters) =>
  withOrg(orgId, async ({ sql }) => {
    const filter = countedFilter(filters);
    if (!filter) throw new Error('not counted');
    await Promise.all([readCountedFacets(sql, readerOf(orgId), filter), readCountedTotal(sql, readerOf(orgId), filter)]);
  });

/** Milliseconds that PostgreSQL plans and runs the statements of `facets`, measuring each node of its plan included. */
const facetsByOwnClock = (orgId: OrgId, filters: FindingFilters) =>
  withOrg(orgId, async ({ sql }) => {
    const filter = countedFilter(filters);
    if (!filter) throw new Error('not counted');
    const scope = readerOf(orgId);
    let sum = 0;
    for (const statement of [...facetQueries(sql, scope, filter), totalQuery(sql, scope, filter)]) {
      const { milliseconds, planningMilliseconds } = await explain(sql, statement);
      sum += milliseconds + planningMilliseconds;
    }
    return sum;
  });

/** Rows that the overview reads, by PostgreSQL's own count of them, and how many statements it takes. */
async function overview(owner: postgres.Sql, orgId: OrgId, littleId: OrgId): Promise<Metric[]> {
  const [many, few] = [
    await rowsRead(owner, () => getOverview(readerOf(orgId))),
    await rowsRead(owner, () => getOverview(readerOf(littleId))),
  ];
  return [
    metric('P15', 'rows that the overview of 50 accounts reads', many, 'rows', 2_000),
    metric('P15', 'the same with 10,000 findings', many / Math.max(1, few), 'times', 1.3),
    metric('P15', 'overview, 16 clients', await p95(() => getOverview(readerOf(orgId))), 'ms p95', null),
  ];
}

async function rowsRead(owner: postgres.Sql, work: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    // Connections tell what they read when they have been idle for ten seconds (PGSTAT_IDLE_INTERVAL): earlier, what was asked before counts, too.
    await setTimeout(12_000);
    const [row] = await owner<{ n: string }[]>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as n from pg_stat_user_tables where schemaname = 'public'`;
    return Number(row?.n);
  };
  await work();
  const before = await count();
  for (let times = 0; times < 5; times += 1) await work();
  return ((await count()) - before) / 5;
}

let turn = 0;
const one = <T>(list: readonly T[], work: (item: T) => Promise<unknown>) => work(list[turn++ % list.length] as T);
