import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { type ViewPage, viewsAtMost } from './constants';
import type { NewView, ViewChange } from './schema';
import type { FindingView } from './types';

interface Row {
  id: string;
  name: string;
  search: string;
  shared: boolean;
  owner_id: string;
  owner_name: string;
}

const toView = ({ owner_id, owner_name, ...row }: Row, actor: Actor): FindingView => ({
  ...row,
  owner: { id: owner_id, name: owner_name },
  mine: owner_id === actor.userId,
});

/** The actor's own views of a page and those that are shared, by name. */
export async function listViews(actor: Actor, page: ViewPage = 'findings'): Promise<FindingView[]> {
  authorise(actor, 'findings:read');
  return withOrg(actor, async ({ sql }) => {
    const rows = await sql<Row[]>`
      select id, name, search, shared, owner_id, owner_name from finding_views
      where org_id = ${actor.orgId} and page = ${page} and (shared or owner_id = ${actor.userId}) order by lower(name), id`;
    return rows.map((row) => toView(row, actor));
  });
}

/** Everybody may keep views of their own; sharing one takes the right to work on findings. */
const mayShare = (actor: Actor) => authorise(actor, 'findings:update');

/** @throws AppError CONFLICT when the name is taken or there are too many */
export async function saveView(actor: Actor, { name, search, shared, page }: NewView): Promise<FindingView> {
  authorise(actor, 'findings:read');
  if (shared) mayShare(actor);
  const { orgId, userId } = actor;
  return withOrg(actor, async (tx) => {
    const [count] = await tx.sql<{ n: number }[]>`
      select count(*)::int as n from finding_views
      where org_id = ${orgId} and page = ${page} and ${shared ? tx.sql`shared` : tx.sql`not shared and owner_id = ${userId}`}`;
    if ((count?.n ?? 0) >= viewsAtMost) throw new AppError('CONFLICT', `There are ${viewsAtMost} saved views already: delete one first.`);
    const [row] = await tx.sql<Row[]>`
      insert into finding_views (org_id, page, owner_id, owner_name, name, search, shared)
      values (${orgId}, ${page}, ${userId}, ${actor.name}, ${name}, ${search}, ${shared}) on conflict do nothing
      returning id, name, search, shared, owner_id, owner_name`;
    if (!row) throw nameTaken(name);
    await recordAudit(tx, actor, {
      action: 'findings.save-view',
      target: row.id,
      data: { name, shared, page },
    });
    return toView(row, actor);
  });
}

/** By its owner; a shared one also by admins. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when the name is taken */
export async function updateView(actor: Actor, id: string, change: ViewChange): Promise<FindingView> {
  authorise(actor, 'findings:read');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const was = await requireOwn(tx.sql, actor, id);
    const next = {
      name: change.name ?? was.name,
      search: change.search ?? was.search,
      shared: change.shared ?? was.shared,
    };
    if (next.shared) mayShare(actor);
    const taken = await tx.sql`
      select 1 from finding_views where org_id = ${orgId} and id <> ${id} and page = ${was.page} and name = ${next.name}
        and ${next.shared ? tx.sql`shared` : tx.sql`not shared and owner_id = ${was.owner_id}`}`;
    if (taken.length > 0) throw nameTaken(next.name);
    const [row] = await tx.sql<Row[]>`
      update finding_views set name = ${next.name}, search = ${next.search}, shared = ${next.shared}, updated_at = now()
      where org_id = ${orgId} and id = ${id} returning id, name, search, shared, owner_id, owner_name`;
    if (!row) throw notFound('saved view');
    await recordAudit(tx, actor, {
      action: 'findings.update-view',
      target: id,
      data: { ...next },
    });
    return toView(row, actor);
  });
}

/** By its owner; a shared one also by admins. @throws AppError NOT_FOUND, FORBIDDEN */
export async function deleteView(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'findings:read');
  await withOrg(actor, async (tx) => {
    const was = await requireOwn(tx.sql, actor, id);
    await tx.sql`delete from finding_views where org_id = ${actor.orgId} and id = ${id}`;
    await recordAudit(tx, actor, {
      action: 'findings.delete-view',
      target: id,
      data: { name: was.name },
    });
  });
}

/** Other people's own views are not there; shared ones are, and refuse. */
async function requireOwn(
  sql: Parameters<Parameters<typeof withOrg>[1]>[0]['sql'],
  actor: Actor,
  id: string,
): Promise<Row & { page: ViewPage }> {
  const [row] = await sql<(Row & { page: ViewPage })[]>`
    select id, page, name, search, shared, owner_id, owner_name from finding_views
    where org_id = ${actor.orgId} and id = ${id} and (shared or owner_id = ${actor.userId}) for update`;
  if (!row) throw notFound('saved view');
  if (row.owner_id !== actor.userId && actor.role !== 'admin')
    throw new AppError('FORBIDDEN', `This view belongs to ${row.owner_name}: save your own under another name.`);
  return row;
}

const nameTaken = (name: string): AppError => new AppError('CONFLICT', `There is a view called '${name}' already: choose another name.`);
