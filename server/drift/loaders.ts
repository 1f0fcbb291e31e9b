import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { listStacks, type StackParams, stackRegions } from './data';
import { getStack } from './detail';
import { listRules } from './ignore/data';
import { type DriftSchedule, listSchedules } from './queue/schedule';
import type { IgnoreRule, StackDetail } from './types';

export async function loadStacks(params: StackParams = {}): ReturnType<typeof listStacks> {
  return listStacks(await requirePageActor(), params);
}

/** null: not there, or another organization's. */
export async function loadStack(id: string): Promise<StackDetail | null> {
  const actor = await requirePageActor();
  return getStack(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

/** Regions that have stacks. */
export async function loadStackRegions(): Promise<string[]> {
  return stackRegions(await requirePageActor());
}

export async function loadIgnoreRules(): Promise<IgnoreRule[]> {
  return listRules(await requirePageActor());
}

export async function loadDriftSchedules(): Promise<DriftSchedule[]> {
  return listSchedules(await requirePageActor());
}
