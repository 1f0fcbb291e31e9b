import type postgres from 'postgres';
import type { AnyOrgId } from '../ids';
import type { ChainedRow } from './chain';

export type SealedRow = ChainedRow & { mac: string | null; key_id: string | null };

/** The next rows of an organization's log after `seq`, in order, each with its seal as far as it has one. */
export async function readRows(sql: postgres.TransactionSql, orgId: AnyOrgId, after: number, limit: number): Promise<SealedRow[]> {
  const rows = await sql<(Omit<SealedRow, 'seq'> & { seq: string })[]>`
    select l.seq, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, l.actor_id, l.actor, l.via, l.action, l.target,
      l.data::text as data, l.request_id, s.mac, s.key_id
    from audit_log l left join audit_seals s on s.org_id = l.org_id and s.seq = l.seq
    where l.org_id = ${orgId} and l.seq > ${after} order by l.seq limit ${limit}`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}
