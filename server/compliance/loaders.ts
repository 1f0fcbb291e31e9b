import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { type ComplianceQuery, getFramework, listFrameworks } from './data';
import type { ComplianceScope, FrameworkDetail, FrameworkRow } from './types';

const isMissing = (error: unknown): boolean => error instanceof AppError && error.code === 'NOT_FOUND';

/** null: the account is not connected. */
export async function loadFrameworks(query: ComplianceQuery): Promise<{ frameworks: FrameworkRow[]; scope: ComplianceScope } | null> {
  const actor = await requirePageActor();
  return listFrameworks(actor, query).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}

/** null: there is no such framework, or no such account. */
export async function loadFramework({ id, ...query }: ComplianceQuery & { id: string }): Promise<FrameworkDetail | null> {
  const actor = await requirePageActor();
  return getFramework(actor, id, query).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}
