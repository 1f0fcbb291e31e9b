import { cache } from 'react';
import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import { getDashboard, listDashboards } from './data';
import type { Widget } from './schema';
import type { DashboardRow, WidgetResult } from './types';
import { overviewOnce, readWidget } from './widgets/read-widget';

export async function loadDashboards(): Promise<DashboardRow[]> {
  return listDashboards(await requirePageActor());
}

/** null: not there, or somebody else's own. */
export async function loadDashboard(id: string): Promise<DashboardRow | null> {
  const actor = await requirePageActor();
  return getDashboard(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

/** Widgets of a page stream in one by one; what they share is read once a request. */
const overviewOfPage = cache(async () => overviewOnce(await requirePageActor()));

export async function loadWidget(widget: Widget): Promise<WidgetResult> {
  return readWidget(await requirePageActor(), widget, await overviewOfPage());
}
