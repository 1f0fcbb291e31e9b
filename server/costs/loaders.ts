import { requirePageActor } from '@/server/identity/page-actor';
import type { BreakdownQuery } from './report/breakdown';
import { type CostGlance, costGlance } from './report/glance';
import { type CostPageData, costPage } from './report/page';

export async function loadCostPage(query: BreakdownQuery): Promise<CostPageData> {
  return costPage(await requirePageActor(), query);
}

/** For the overview. */
export async function loadCostGlance(): Promise<CostGlance | null> {
  return costGlance(await requirePageActor());
}
