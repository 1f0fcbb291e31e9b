import { AppError } from '@/server/errors';
import { memberNames } from '@/server/identity/member-names';
import { requirePageActor } from '@/server/identity/page-actor';
import type { Page } from '@/server/page';
import { getScan, type ListScansParams, listScans } from './data';
import type { ScanReport } from './report';
import { getScanReport } from './report-data';
import type { ScanDetail, ScanRow } from './types';

export async function loadScans(params: ListScansParams = {}): Promise<Page<ScanRow>> {
  const actor = await requirePageActor();
  return listScans(actor, params, await memberNames(actor.orgId));
}

/** null: not there, or another organization's. */
export async function loadScan(id: string): Promise<ScanDetail | null> {
  const actor = await requirePageActor();
  return ifThere(id, async () => getScan(actor, id, await memberNames(actor.orgId)));
}

/** null: not there, or another organization's. */
export async function loadScanReport(id: string): Promise<ScanReport | null> {
  const actor = await requirePageActor();
  return ifThere(id, async () => getScanReport(actor, id, await memberNames(actor.orgId)));
}

async function ifThere<T>(id: string, read: () => Promise<T>): Promise<T | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  return read().catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}
