import { withOrg } from '../db';
import type { OrgId } from '../ids';
import { auditKeyId, tombstoneMac } from './chain';
import { sealOrganization } from './seal';
import { aboutAnotherKey, verifyOrganization } from './verify';

/**
 * Ends the audit log of an organization that is erased: seals the rest of it, verifies it, leaves its tombstone, and lets the rows
 * go, all at once. From then on nobody can write to it. Again changes nothing.
 * @throws Error for a damaged log, which is kept: its damage must not go with it unseen
 */
export async function buryAuditLog(orgId: OrgId, now = new Date()): Promise<void> {
  await sealOrganization(orgId);
  const { erased, damage } = await verifyOrganization(orgId);
  // A tombstone may be there without its log gone only if somebody forged it; that is damage too.
  const real = damage.filter((sentence) => !aboutAnotherKey(sentence));
  if (real.length > 0) throw new Error(`The audit log of ${orgId} is damaged and therefore kept: ${real[0]}`);
  if (erased) return;
  await withOrg(orgId, async ({ sql }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('audit seal ' || ${orgId}, 0))`;
    const [head] = await sql<{ last_seq: string; sealed_seq: string; sealed_mac: string }[]>`
      select last_seq, sealed_seq, sealed_mac from audit_heads where org_id = ${orgId} for update`;
    if (head && head.last_seq !== head.sealed_seq) throw new Error(`The audit log of ${orgId} is not sealed to its end yet.`);
    const stone = {
      orgId,
      erasedAt: now.toISOString(),
      lastSeq: Number(head?.last_seq ?? 0),
      headMac: head?.sealed_mac ?? '',
      keyId: auditKeyId(),
    };
    const { erasedAt, lastSeq, headMac, keyId } = stone;
    await sql`insert into audit_tombstones (org_id, erased_at, last_seq, head_mac, key_id, mac)
      values (${orgId}, ${erasedAt}, ${lastSeq}, ${headMac}, ${keyId}, ${tombstoneMac(stone)}) on conflict (org_id) do nothing`;
    // Its log and seals go with it.
    await sql`delete from audit_heads where org_id = ${orgId}`;
  });
}
