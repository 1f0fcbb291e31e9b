import { AppError } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { budgetView, figuresOf, readBudgets } from '../budgets/figures';
import type { Grouping } from '../constants';
import { requestPrice } from '../constants';
import { addDays, dayOf } from '../days';
import { readAnomalies } from '../detect/data';
import { amountText, money, percentOf, sumOf, zero } from '../money';
import { readRecommendations } from '../savings/data';
import { settingsIn, spentIn } from '../settings/data';
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
      refresh: { requests: planned, price: amountText(money(requestPrice).times(planned)) },
      month: await monthView(context, filterOf(query)),
      breakdown,
      problem,
      recordTypes: breakdown ? await recordTypesIn(context, breakdown.startDate, breakdown.endDate) : null,
      untagged: breakdown ? await untaggedIn(context, settings.tagKeys, breakdown.startDate, breakdown.endDate) : [],
      choices: await choicesIn(context),
      anomalies: await readAnomalies(context, { limit: 50, since: addDays(today, -95) }),
      budgets: figures,
      savings: await readRecommendations(context, 100),
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
