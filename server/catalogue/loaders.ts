import { AppError } from '@/server/errors';
import { authorise } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { getCheck, listChecks } from './data';
import type { CheckDetail, CheckRow } from './types';

export async function loadChecks(): Promise<CheckRow[]> {
  const actor = await requirePageActor();
  authorise(actor, 'checks:read');
  return listChecks(actor.orgId);
}

/** null: there is no such check. */
export async function loadCheck(id: string): Promise<CheckDetail | null> {
  const actor = await requirePageActor();
  authorise(actor, 'checks:read');
  return getCheck(actor.orgId, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
