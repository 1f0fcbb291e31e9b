import { withOrg } from '@/server/db';
import { pageOf } from '@/server/http/page-of';
import { type Actor, within } from '@/server/identity/actor';
import { budgetView, figuresOf, readBudgets } from './budgets/figures';
import { requestPrice } from './constants';
import { dayOf } from './days';
import { readAnomalies } from './detect/data';
import { amountText, money } from './money';
import { withCosts } from './report/context';
import { plannedRequests } from './report/page';
import { readSources } from './report/sources';
import { readRecommendations } from './savings/data';
import { pricesAsOf, pricesSource } from './savings/price-table';
import { settingsIn, spentIn } from './settings/data';

type Paging = { limit: number; cursor?: string | undefined };
/** Longer lists are not read whole. */
const most = 5_000;

export const listBudgets = (actor: Actor, paging: Paging) =>
  withCosts(actor, undefined, async (context) => {
    const budgets = await readBudgets(context);
    const page = pageOf(context.scope, 'budgets', budgets, paging);
    const views = [];
    for (const budget of page.budgets) views.push(budgetView(budget, await figuresOf(context, budget)));
    return { budgets: views, pagination: page.pagination };
  });

export const listAnomalies = (actor: Actor, paging: Paging) =>
  withCosts(actor, undefined, async (context) => pageOf(context.scope, 'anomalies', await readAnomalies(context, { limit: most }), paging));

export const listRecommendations = (actor: Actor, paging: Paging) =>
  withCosts(actor, undefined, async (context) => {
    const { recommendations, monthlySaving } = await readRecommendations(context, most);
    return {
      ...pageOf(context.scope, 'recommendations', recommendations, paging),
      monthlySaving,
      unit: 'USD' as const,
      prices: { asOf: pricesAsOf, source: pricesSource },
    };
  });

export async function costSources(actor: Actor, now = new Date()) {
  const scope = within(actor, 'costs:read');
  return withOrg(scope, async (tx) => {
    const requests = plannedRequests(await settingsIn(tx, scope.orgId));
    return {
      sources: await readSources(tx.sql, scope),
      spent: await spentIn(tx, scope.orgId, dayOf(now)),
      nextRefresh: { requests, price: amountText(money(requestPrice).times(requests)) },
    };
  });
}

export async function costSettings(actor: Actor, now = new Date()) {
  const scope = within(actor, 'costs:read');
  return withOrg(scope, async (tx) => ({ settings: await settingsIn(tx, scope.orgId), spent: await spentIn(tx, scope.orgId, dayOf(now)) }));
}
