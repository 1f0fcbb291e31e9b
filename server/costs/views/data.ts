import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';

export interface CostViewRow {
  id: string;
  name: string;
  search: string;
}

const most = 100;

export const readViews = ({ sql }: Pick<Tx, 'sql'>, orgId: AnyOrgId) =>
  sql<CostViewRow[]>`select id, name, search from cost_views where org_id = ${orgId} order by name, id`;

export async function listViews(actor: Actor): Promise<CostViewRow[]> {
  authorise(actor, 'costs:read');
  return withOrg(actor, async (tx) => [...(await readViews(tx, actor.orgId))]);
}

/** Saved under a name that is there already, it takes its place. */
export async function saveView(actor: Actor, { name, search }: { name: string; search: string }): Promise<CostViewRow> {
  authorise(actor, 'costs:create');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const [known] = await tx.sql<
      { total: number }[]
    >`select count(*)::int as total from cost_views where org_id = ${orgId} and name <> ${name}`;
    if ((known?.total ?? 0) >= most) throw new AppError('CONFLICT', `There are ${most} saved views already: delete one first.`);
    const [row] = await tx.sql<CostViewRow[]>`
      insert into cost_views (org_id, name, search, created_by) values (${orgId}, ${name}, ${search}, ${actor.userId})
      on conflict (org_id, name) do update set search = excluded.search returning id, name, search`;
    if (!row) throw new Error('The view was not stored.');
    await recordAudit(tx, actor, { action: 'costs.save-view', target: row.id, data: { name } });
    return row;
  });
}

/** @throws AppError NOT_FOUND */
export async function deleteView(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'costs:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const gone = await tx.sql`delete from cost_views where org_id = ${orgId} and id = ${id} returning name`;
    if (gone.length === 0) throw notFound('saved view');
    await recordAudit(tx, actor, { action: 'costs.delete-view', target: id });
  });
}
