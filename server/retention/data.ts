import { type Tx, withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { defaultRetention, type Retention } from './schema';

export async function readRetention({ sql }: Tx, orgId: AnyOrgId): Promise<Retention> {
  const [row] = await sql<Retention[]>`
    select scan_days as "scanDays", history_days as "historyDays" from retention_settings where org_id = ${orgId}`;
  return row ? { scanDays: row.scanDays, historyDays: row.historyDays } : { ...defaultRetention };
}

/** For how many days the organization keeps what is over. */
export async function getRetention(actor: Actor): Promise<Retention> {
  authorise(actor, 'organization:read');
  return withOrg(actor, (tx) => readRetention(tx, actor.orgId));
}
