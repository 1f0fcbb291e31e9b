import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { getCheck, listChecks } from './data';
import type { CheckDetail, CheckRow } from './types';

export async function loadChecks(): Promise<CheckRow[]> {
  return listChecks(await requirePageActor());
}

/** null: there is no such check. */
export async function loadCheck(id: string): Promise<CheckDetail | null> {
  return getCheck(await requirePageActor(), id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
