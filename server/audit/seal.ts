import { gt } from 'drizzle-orm';
import { auditHeads } from '@/drizzle/schema/audit';
import { withDirectory, withOrg } from '../db';
import { asOrgId, type OrgId } from '../ids';
import { auditKeyId, linkOf } from './chain';
import { readRows } from './rows';

const batch = 500;

/**
 * Extends an organization's chain over the rows that have come since, at most 500 in a transaction. Rows are numbered in the
 * order in which they commit, so none is overtaken. Another process that seals the same chain is left to it.
 * @returns how many rows were sealed
 */
export async function sealOrganization(orgId: OrgId): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await sealBatch(orgId);
    sealed += count;
    if (count < batch) return sealed;
  }
}

async function sealBatch(orgId: OrgId): Promise<number> {
  return withOrg(orgId, async ({ sql }) => {
    const [lock] = await sql<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended('audit seal ' || ${orgId}, 0)) as mine`;
    if (!lock?.mine) return 0;
    const [head] = await sql<{ sealed_seq: string; sealed_mac: string }[]>`
      select sealed_seq, sealed_mac from audit_heads where org_id = ${orgId}`;
    if (!head) return 0;
    let [seq, mac] = [Number(head.sealed_seq), head.sealed_mac];
    const seals: { org_id: string; seq: number; mac: string; key_id: string }[] = [];
    for (const row of await readRows(sql, orgId, seq, batch)) {
      // A gap is damage, and sealing past it would hide it.
      if (row.seq !== seq + 1) break;
      seq = row.seq;
      mac = linkOf(mac, orgId, row);
      seals.push({ org_id: orgId, seq, mac, key_id: auditKeyId() });
    }
    if (seals.length === 0) return 0;
    await sql`insert into audit_seals ${sql(seals)}`;
    await sql`update audit_heads set sealed_seq = ${seq}, sealed_mac = ${mac}, sealed_at = now() where org_id = ${orgId}`;
    return seals.length;
  });
}

/** Seals whatever has come since, of every organization. One organization's trouble is not another's. */
export async function sealDue(onTrouble: (orgId: string, error: unknown) => void): Promise<number> {
  const due = await withDirectory((tx) =>
    tx.select({ orgId: auditHeads.orgId }).from(auditHeads).where(gt(auditHeads.lastSeq, auditHeads.sealedSeq)).limit(1_000),
  );
  let sealed = 0;
  for (const { orgId } of due) {
    sealed += await sealOrganization(asOrgId(orgId)).catch((error: unknown) => {
      onTrouble(orgId, error);
      return 0;
    });
  }
  return sealed;
}
