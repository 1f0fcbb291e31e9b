import { z } from 'zod';
import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { listWorkloads, sumWorkloads, type WorkloadTotals, workloadRegions } from './data';
import { type FullWorkload, getWorkload } from './detail';
import { listSensorGaps, type SensorGap } from './sensor-gaps';
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
  // Anything may stand in an address; PostgreSQL would refuse what is no id.
  if (!z.uuid().safeParse(id).success) return null;
  return getWorkload(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

export async function loadSensorGaps(): Promise<SensorGap[]> {
  return listSensorGaps(await requirePageActor());
}
