import { and, asc, eq, lte } from 'drizzle-orm';
import { organizations } from '@/drizzle/schema/identity';
import { buryAuditLog } from '@/server/audit/bury';
import { withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { afterStop, stopAllScans } from '@/server/scans/stop-all';
import { auditHeads, tenantTables, tombstones } from './tenant-tables';

/** Deleted so long ago that its rows go. */
const due = (now: Date) => lte(organizations.deletedAt, new Date(now.getTime() - env().ORGANIZATION_ERASE_DAYS * 86_400_000));

/** The organizations whose time has come, longest deleted first; at most 100. */
export async function organizationsToErase(now = new Date()): Promise<OrgId[]> {
  const rows = await withIdentity((tx) =>
    tx.select({ id: organizations.id }).from(organizations).where(due(now)).orderBy(asc(organizations.deletedAt)).limit(100),
  );
  return rows.map(({ id }) => asOrgId(id));
}

interface Bounds {
  /** Rows of a transaction. */
  rows: number;
  /** Transactions of a call. */
  batches: number;
}

/**
 * Erases a part of a deleted organization: its rows table by table, then its audit log but for the tombstone, at last its entry,
 * by which it would be found again. May be cut off anywhere, and called again and again.
 * @returns whether nothing is left to do; also for one that is not due
 * @throws Error when rows are left that cannot be deleted, or the audit log is damaged
 */
export async function eraseSome(orgId: OrgId, bounds: Bounds = { rows: 2_000, batches: 100 }, now = new Date()): Promise<boolean> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.id, orgId), due(now))),
  );
  if (!row) return true;
  await afterStop(orgId, await withOrg(orgId, (tx) => stopAllScans(tx, orgId)));
  if (!(await deleteRows(orgId, bounds))) return false;
  await buryAuditLog(orgId, now);
  await refuseLeftovers(orgId);
  // Members, keys and invitations go with it; people stay, as what they are elsewhere.
  await withIdentity((tx) => tx.delete(organizations).where(and(eq(organizations.id, orgId), due(now))));
  log.info({ orgId }, 'an organization was erased');
  return true;
}

/** @returns whether all are gone */
async function deleteRows(orgId: OrgId, { rows, batches }: Bounds): Promise<boolean> {
  const tables = await withOrg(orgId, ({ sql }) => tenantTables(sql));
  let left = batches;
  for (const { name } of tables.filter(({ name, deletable }) => deletable && name !== auditHeads)) {
    for (let count = rows; count === rows; left -= 1) {
      if (left === 0) return false;
      ({ count } = await withOrg(
        orgId,
        ({ sql }) => sql`
        delete from ${sql(name)} where org_id = ${orgId}
          and ctid = any(array(select ctid from ${sql(name)} where org_id = ${orgId} limit ${rows}))`,
      ));
    }
  }
  return true;
}

/** A table that somebody forgot, or rows that came meanwhile: better told than kept. */
async function refuseLeftovers(orgId: OrgId): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    const left: string[] = [];
    for (const { name } of await tenantTables(sql)) {
      if (name === tombstones) continue;
      if ((await sql`select 1 from ${sql(name)} where org_id = ${orgId} limit 1`).length > 0) left.push(name);
    }
    if (left.length > 0) throw new Error(`Rows of the erased organization ${orgId} are left in ${left.join(', ')}.`);
  });
}
