import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { type Comparison, type ComparisonParams, getTerraformState, listTerraformStates } from './data';
import type { TerraformState } from './types';

export async function loadTerraformStates(): Promise<TerraformState[]> {
  return listTerraformStates(await requirePageActor());
}

/** null: not there, or another organization's. */
export async function loadTerraformState({ id, ...params }: ComparisonParams & { id: string }): Promise<Comparison | null> {
  const actor = await requirePageActor();
  return getTerraformState(actor, id, params).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
