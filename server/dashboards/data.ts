import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { widgetSchema } from './schema';
import type { DashboardRow } from './types';

export interface StoredDashboard {
  id: string;
  name: string;
  shared: boolean;
  owner_id: string;
  owner_name: string;
  revision: number;
  widgets: unknown[];
  updated_at: string;
}

export const mayEdit = (actor: Actor, ownerId: string): boolean => ownerId === actor.userId || actor.role === 'admin';

/** What a later version no longer knows is left out instead of making the rest unreadable. */
const readWidgets = (stored: unknown[]) =>
  stored.flatMap((each) => {
    const parsed = widgetSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });

export const dashboardView = (row: StoredDashboard, actor: Actor): DashboardRow => ({
  id: row.id,
  name: row.name,
  shared: row.shared,
  owner: { id: row.owner_id, name: row.owner_name },
  editable: mayEdit(actor, row.owner_id),
  revision: row.revision,
  widgets: readWidgets(row.widgets),
  updatedAt: new Date(row.updated_at).toISOString(),
});

/** The actor's own dashboards and those that are shared, by name. */
export async function listDashboards(actor: Actor): Promise<DashboardRow[]> {
  authorise(actor, 'findings:read');
  const rows = await withOrg(
    actor,
    ({ sql }) => sql<StoredDashboard[]>`
      select id, name, shared, owner_id, owner_name, revision, widgets, updated_at from dashboards
      where org_id = ${actor.orgId} and (shared or owner_id = ${actor.userId}) order by lower(name), id`,
  );
  return rows.map((row) => dashboardView(row, actor));
}

/** @throws AppError NOT_FOUND also for somebody else's own */
export async function getDashboard(actor: Actor, id: string): Promise<DashboardRow> {
  authorise(actor, 'findings:read');
  const [row] = await withOrg(
    actor,
    ({ sql }) => sql<StoredDashboard[]>`
      select id, name, shared, owner_id, owner_name, revision, widgets, updated_at from dashboards
      where org_id = ${actor.orgId} and id = ${id} and (shared or owner_id = ${actor.userId})`,
  );
  if (!row) throw notFound('dashboard');
  return dashboardView(row, actor);
}
