import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { type ChangeParams, diffResource, getHistory, listChanges, type ResourceDiff, type ResourceHistory } from './data';

export async function loadChanges(params: ChangeParams): ReturnType<typeof listChanges> {
  return listChanges(await requirePageActor(), params);
}

/** null: not there, or another organization's. */
export async function loadResourceHistory(id: string): Promise<ResourceHistory | null> {
  const actor = await requirePageActor();
  return getHistory(actor, id).catch(nullIfNotThere);
}

/** null: not there, or `from` is not before `to`. */
export async function loadResourceDiff({ id, from, to }: { id: string; from: string; to: string }): Promise<ResourceDiff | null> {
  const actor = await requirePageActor();
  return diffResource(actor, id, from, to).catch(nullIfNotThere);
}

function nullIfNotThere(error: unknown): null {
  if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) return null;
  throw error;
}
