import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { listWorkloads, sumWorkloads, type WorkloadTotals, workloadRegions } from './data';
import { type FullWorkload, getWorkload } from './detail';
import type { WorkloadParams } from './where';

export async function loadWorkloads(params: WorkloadParams): ReturnType<typeof listWorkloads> {
  return listWorkloads(await requirePageActor(), params);
}

export async function loadWorkloadTotals(): Promise<WorkloadTotals> {
  return sumWorkloads(await requirePageActor());
}

export async function loadWorkloadRegions(): Promise<string[]> {
  return workloadRegions(await requirePageActor());
}

/** null: not there, or another organization's. */
export async function loadWorkload(id: string): Promise<FullWorkload | null> {
  const actor = await requirePageActor();
  return getWorkload(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
