import { AppError } from '@/server/errors';
import { authorise } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import type { Page } from '@/server/page';
import { listFindings } from './data';
import { getFinding } from './detail';
import { countFacets } from './facets';
import type { FindingDetail, FindingFacets, FindingFilters, FindingParams, FindingRow } from './types';

export async function loadFindings(params: FindingParams): Promise<Page<FindingRow>> {
  const actor = await requirePageActor();
  authorise(actor, 'findings:read');
  return listFindings(actor.orgId, params);
}

/** null: not there, or another organization's. */
export async function loadFinding(id: string): Promise<FindingDetail | null> {
  const actor = await requirePageActor();
  authorise(actor, 'findings:read');
  return getFinding(actor.orgId, id).catch(orNull);
}

export async function loadFindingFacets(filters: FindingFilters): Promise<FindingFacets> {
  const actor = await requirePageActor();
  authorise(actor, 'findings:read');
  return countFacets(actor.orgId, filters);
}

function orNull(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
