import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import type { Page } from '@/server/page';
import { listFindings } from './data';
import { getFinding } from './detail';
import { countFacets } from './facets';
import { listFindingGroups } from './groups';
import type { FindingDetail, FindingFacets, FindingFilters, FindingGroup, FindingParams, FindingRow, GroupBy } from './types';

export async function loadFindings(params: FindingParams): Promise<Page<FindingRow>> {
  return listFindings(await requirePageActor(), params);
}

/** null: not there, or another organization's. */
export async function loadFinding(id: string): Promise<FindingDetail | null> {
  return getFinding(await requirePageActor(), id).catch(orNull);
}

export async function loadFindingFacets(filters: FindingFilters): Promise<FindingFacets> {
  return countFacets(await requirePageActor(), filters);
}

export async function loadFindingGroups(by: GroupBy, filters: FindingFilters): Promise<Page<FindingGroup>> {
  return listFindingGroups(await requirePageActor(), by, filters);
}

function orNull(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
