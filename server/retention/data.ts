import { type Tx, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { defaultRetention, type Retention } from './schema';

export async function readRetention({ sql }: Tx, orgId: OrgId): Promise<Retention> {
  const [row] = await sql<Retention[]>`
    select scan_days as "scanDays", history_days as "historyDays" from retention_settings where org_id = ${orgId}`;
  return row ? { scanDays: row.scanDays, historyDays: row.historyDays } : { ...defaultRetention };
}

/** For how many days the organization keeps what is over. */
export const getRetention = (orgId: OrgId): Promise<Retention> => withOrg(orgId, (tx) => readRetention(tx, orgId));
