import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { listViews } from '@/server/triage/views';
import { listResources } from './data';
import { getResource, type ResourceDetail } from './detail';
import { countInventory, listStates } from './facets';
import { getTagCoverage } from './tags/coverage';
import type { ResourceParams } from './types';
import { listLastLooks, listUnseen } from './unseen';

/** All that the inventory shows at first. */
export async function loadInventory(params: ResourceParams) {
  const actor = await requirePageActor();
  const [list, counts, states, unseen, looks, views] = await Promise.all([
    listResources(actor, params),
    countInventory(actor, params),
    listStates(actor),
    listUnseen(actor),
    listLastLooks(actor),
    listViews(actor, 'inventory'),
  ]);
  return { list, counts, states, unseen, looks, views };
}

/** null: not there, or another organization's. */
export async function loadResource(id: string): Promise<ResourceDetail | null> {
  const actor = await requirePageActor();
  return getResource(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

export async function loadTagCoverage() {
  const actor = await requirePageActor();
  const [coverage, looks] = await Promise.all([getTagCoverage(actor), listLastLooks(actor)]);
  return { coverage, looks };
}
