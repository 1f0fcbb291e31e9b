import { AppError } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { ofAccounts } from '@/server/tenant-filter';
import { budgetView, figuresOf, readBudgets } from '../budgets/figures';
import type { Grouping } from '../constants';
import { requestPrice } from '../constants';
import { addDays, dayOf } from '../days';
import { readAnomalies } from '../detect/data';
import { amountText, money, percentOf, sumOf, zero } from '../money';
import { readRecommendations } from '../savings/data';
import { settingsIn, spentIn } from '../settings/data';
import type { CostSource } from '../types';
import { readViews } from '../views/data';
import { type BreakdownQuery, breakdownIn } from './breakdown';
import type { CostContext } from './context';
import { withCosts } from './context';
import { sumsBy } from './read';
import { recordTypesIn } from './summary';
import { monthView } from './trends';

/** How much a refresh of one account will ask: three queries, one a tag, one forecast; more where answers have several pages. */
export const plannedRequests = ({ tagKeys, awsAnomalies }: { tagKeys: readonly string[]; awsAnomalies: boolean }): number =>
  4 + tagKeys.length + (awsAnomalies ? 1 : 0);

/** Everything that the cost page shows, read in one transaction: its figures belong together. */
export function costPage(actor: Actor, query: BreakdownQuery, now = new Date()) {
  return withCosts(actor, query.unit, async (context) => {
    const { tx, scope, sources, reach, unit, otherUnits } = context;
    const settings = await settingsIn(tx, scope.orgId);
    const today = dayOf(now);
    const budgets = await readBudgets(context);
    const figures = [];
    for (const budget of budgets) figures.push(budgetView(budget, await figuresOf(context, budget)));
    const { breakdown, problem } = await tryBreakdown(context, query);
    const planned = plannedRequests(settings);
    return {
      reach,
      unit,
      otherUnits,
      sources,
      settings,
      spent: await spentIn(tx, scope.orgId, today),
      lastRefresh: lastRefreshOf(sources),
      refresh: { requests: planned, price: amountText(money(requestPrice).times(planned)) },
      month: await tryMonth(context, query),
      breakdown,
      problem,
      recordTypes: breakdown ? await recordTypesIn(context, breakdown.startDate, breakdown.endDate) : null,
      untagged: breakdown ? await untaggedIn(context, settings.tagKeys, breakdown.startDate, breakdown.endDate) : [],
      choices: await choicesIn(context),
      anomalies: await readAnomalies(context, { limit: 50, since: addDays(today, -95) }),
      budgets: figures,
      savings: { ...(await readRecommendations(context, 100)), isReckoned: await wasScanned(context) },
      tagsInUse: await tagsInUse(context),
      views: [...(await readViews(tx, scope.orgId))],
    };
  });
}
export type CostPageData = Awaited<ReturnType<typeof costPage>>;

const filterOf = ({ service, accountId, region, usageType, recordType, tagKey, tagValue }: BreakdownQuery) => ({
  service,
  accountId,
  region,
  usageType,
  recordType,
  tagKey,
  tagValue,
});

/** A combination that Cost Explorer cannot tell is said on the page, beside what else is known. */
async function tryBreakdown(context: CostContext, query: BreakdownQuery) {
  try {
    return { breakdown: await breakdownIn(context, query), problem: null };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return { breakdown: null, problem: error.message };
    throw error;
  }
}

/** What fetching the figures that are shown has cost; null: some are being fetched anew, or nobody asked. */
function lastRefreshOf(sources: readonly CostSource[]): { requests: number; price: string } | null {
  const asked = sources.filter(({ status }) => status === 'fetched').map(({ lastRefresh }) => lastRefresh);
  if (asked.length === 0 || asked.some((refresh) => refresh?.status !== 'completed')) return null;
  return {
    requests: asked.reduce((sum, refresh) => sum + (refresh?.requests ?? 0), 0),
    price: amountText(sumOf(asked.map((refresh) => money(refresh?.price ?? '0')))),
  };
}

/** Null where the combination of filters is one that Cost Explorer cannot tell: then it is said instead of the breakdown. */
async function tryMonth(context: CostContext, query: BreakdownQuery) {
  try {
    return await monthView(context, filterOf(query));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}

/** Whether an inventory was looked at: before that, no saving found says nothing. */
async function wasScanned({ sql, scope }: CostContext): Promise<boolean> {
  const rows = await sql`
    select 1 from aws_accounts where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'id')} and last_scan_id is not null limit 1`;
  return rows.length > 0;
}

/** Keys of the tags that resources carry most, from a sample of them: what could be chosen. Free of charge, unlike asking AWS. */
async function tagsInUse({ sql, scope }: CostContext): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select key from (select key from resource_tags where org_id = ${scope.orgId} limit 20000) sample
    where key not like 'aws:%' and key <> 'Name' group by key order by count(*) desc, key limit 8`;
  return rows.map(({ key }) => key);
}

/** How much of the bill carries no value of each chosen tag. */
async function untaggedIn({ sql, scope, unit }: CostContext, tagKeys: readonly string[], first: string, last: string) {
  const shares = [];
  for (const tagKey of tagKeys) {
    const sums = await sumsBy(sql, scope, { tagKey, unit: unit ?? undefined }, 'tag', first, last);
    if (sums.length === 0) continue;
    const total = sumOf(sums.map(({ amount }) => amount));
    const untagged = sums.find(({ key }) => key === '')?.amount ?? zero;
    shares.push({ tagKey, untagged: amountText(untagged), percentage: percentOf(untagged, total) });
  }
  return shares;
}

/** What there is to filter by, over the last year. */
async function choicesIn(context: CostContext) {
  const { sql, scope, reach, unit, sources } = context;
  if (!reach.lastDay || unit === null) return { services: [], accounts: [], regions: [] };
  const list = async (by: Grouping) =>
    (await sumsBy(sql, scope, { unit }, by, addDays(reach.lastDay ?? '', -365), reach.lastDay ?? '')).map(({ key }) => key);
  const names = new Map(sources.map(({ accountId, name }) => [accountId, name]));
  return {
    services: await list('service'),
    accounts: (await list('account')).map((accountId) => ({ accountId, name: names.get(accountId) ?? null })),
    regions: await list('region'),
  };
}
