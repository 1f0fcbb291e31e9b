import { z } from 'zod';
import { AppError } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import type { Page } from '@/server/page';
import { getPath, listPaths, listRuns, type PathDetails, type PathParams, type PathRow, type PathRun } from './data';

export async function loadPaths(params: PathParams): Promise<{ list: Page<PathRow>; runs: PathRun[] }> {
  const actor = await requirePageActor();
  const [list, runs] = await Promise.all([listPaths(actor, params).catch(fromTheStart(actor, params)), listRuns(actor)]);
  return { list, runs };
}

/** A cursor of another list, kept in an old link, leads to the first page. */
const fromTheStart =
  (actor: Actor, { cursor, ...params }: PathParams) =>
  (error: unknown): Promise<Page<PathRow>> => {
    if (cursor && error instanceof AppError && error.code === 'BAD_REQUEST') return listPaths(actor, params);
    throw error;
  };

/** The worst open paths, for the overview. */
export async function loadWorstPaths(): Promise<Page<PathRow>> {
  return listPaths(await requirePageActor(), { limit: 3 });
}

/** Open paths that lead over a resource. */
export async function loadPathsOver({ arn, account }: { arn: string; account: string }): Promise<Page<PathRow>> {
  return listPaths(await requirePageActor(), { resource: arn, account: [account], limit: 5 });
}

/** null: not there, or another organization's. */
export async function loadPath(id: string): Promise<PathDetails | null> {
  const actor = await requirePageActor();
  if (!z.uuid().safeParse(id).success) return null;
  return getPath(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
