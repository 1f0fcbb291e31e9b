import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { dashboardsAtMost } from './constants';
import { dashboardView, mayEdit, type StoredDashboard } from './data';
import { refuseStrangeAccounts } from './named-accounts';
import type { DashboardChange, NewDashboard } from './schema';
import type { DashboardRow } from './types';

/** Everybody may keep dashboards of their own; sharing one takes the right to work on findings. */
const mayShare = (actor: Actor) => authorise(actor, 'findings:update');

const nameTaken = (name: string): AppError =>
  new AppError('CONFLICT', `There is a dashboard called '${name}' already: choose another name.`, { field: 'name' });

const columns = ({ sql }: Tx) => sql`id, name, shared, owner_id, owner_name, revision, widgets, updated_at`;

/** @throws AppError CONFLICT when the name is taken or there are too many */
export async function createDashboard(actor: Actor, { name, shared, widgets }: NewDashboard): Promise<DashboardRow> {
  authorise(actor, 'findings:read');
  if (shared) mayShare(actor);
  const { orgId, userId } = actor;
  return withOrg(actor, async (tx) => {
    await refuseTooMany(tx, actor, { shared, ownerId: userId });
    await refuseStrangeAccounts(tx, actor, widgets);
    const [row] = await tx.sql<StoredDashboard[]>`
      insert into dashboards (org_id, owner_id, owner_name, name, shared, widgets)
      values (${orgId}, ${userId}, ${actor.name}, ${name}, ${shared}, ${JSON.stringify(widgets)}::jsonb) on conflict do nothing
      returning ${columns(tx)}`;
    if (!row) throw nameTaken(name);
    await recordAudit(tx, actor, { action: 'dashboard.create', target: row.id, data: { name, shared, widgets: widgets.length } });
    return dashboardView(row, actor);
  });
}

async function refuseTooMany({ sql }: Tx, { orgId }: Actor, { shared, ownerId }: { shared: boolean; ownerId: string }): Promise<void> {
  const [count] = await sql<{ n: number }[]>`
    select count(*)::int as n from dashboards where org_id = ${orgId} and ${shared ? sql`shared` : sql`not shared and owner_id = ${ownerId}`}`;
  if ((count?.n ?? 0) >= dashboardsAtMost)
    throw new AppError('CONFLICT', `There are ${dashboardsAtMost} dashboards already, which is the most: delete one first.`);
}

/** By its owner; a shared one also by admins. @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when the name is taken or it was changed meanwhile */
export async function updateDashboard(actor: Actor, id: string, { revision, ...change }: DashboardChange): Promise<DashboardRow> {
  authorise(actor, 'findings:read');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const was = await requireOwn(tx, actor, id);
    if (revision !== undefined && revision !== was.revision)
      throw new AppError('CONFLICT', 'Somebody has changed this dashboard meanwhile: load it again, and then change it.');
    const name = change.name ?? was.name;
    const shared = change.shared ?? was.shared;
    const widgets = change.widgets ?? was.widgets;
    if (shared) mayShare(actor);
    if (change.widgets) await refuseStrangeAccounts(tx, actor, change.widgets, was.widgets);
    if (shared !== was.shared) await refuseTooMany(tx, actor, { shared, ownerId: was.owner_id });
    const taken = await tx.sql`
      select 1 from dashboards where org_id = ${orgId} and id <> ${id} and name = ${name}
        and ${shared ? tx.sql`shared` : tx.sql`not shared and owner_id = ${was.owner_id}`}`;
    if (taken.length > 0) throw nameTaken(name);
    const [row] = await tx.sql<StoredDashboard[]>`
      update dashboards set name = ${name}, shared = ${shared}, widgets = ${JSON.stringify(widgets)}::jsonb, revision = revision + 1, updated_at = now()
      where org_id = ${orgId} and id = ${id} returning ${columns(tx)}`;
    if (!row) throw notFound('dashboard');
    await recordAudit(tx, actor, { action: 'dashboard.update', target: id, data: { name, shared, widgets: widgets.length } });
    return dashboardView(row, actor);
  });
}

/** By its owner; a shared one also by admins. Reports of it stop, and say why. @throws AppError NOT_FOUND, FORBIDDEN */
export async function deleteDashboard(actor: Actor, id: string): Promise<{ stopped: number }> {
  authorise(actor, 'findings:read');
  return withOrg(actor, async (tx) => {
    const was = await requireOwn(tx, actor, id);
    await tx.sql`delete from dashboards where org_id = ${actor.orgId} and id = ${id}`;
    const { count: stopped } = await tx.sql`
      update scheduled_reports set status = 'stopped', due_at = null, last_error = 'Its dashboard was deleted.', updated_at = now()
      where org_id = ${actor.orgId} and source->>'dashboardId' = ${id} and status <> 'stopped'`;
    await recordAudit(tx, actor, { action: 'dashboard.delete', target: id, data: { name: was.name, reports: stopped } });
    return { stopped };
  });
}

/** Other people's own are not there; shared ones are, and refuse. */
async function requireOwn(tx: Tx, actor: Actor, id: string): Promise<StoredDashboard> {
  const [row] = await tx.sql<StoredDashboard[]>`
    select ${columns(tx)} from dashboards
    where org_id = ${actor.orgId} and id = ${id} and (shared or owner_id = ${actor.userId}) for update`;
  if (!row) throw notFound('dashboard');
  if (!mayEdit(actor, row.owner_id))
    throw new AppError('FORBIDDEN', `This dashboard belongs to ${row.owner_name}: make a copy of it, which is yours.`);
  return row;
}
