import { requirePageActor } from '@/server/identity/page-actor';
import { getOverview } from './data';
import type { OverviewData } from './types';

export async function loadOverview(): Promise<OverviewData> {
  return getOverview(await requirePageActor());
}
