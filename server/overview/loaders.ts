import { authorise } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { getOverview } from './data';
import type { OverviewData } from './types';

export async function loadOverview(): Promise<OverviewData> {
  const actor = await requirePageActor();
  authorise(actor, 'findings:read');
  return getOverview(actor.orgId);
}
