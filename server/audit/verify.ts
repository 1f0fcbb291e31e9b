import { auditHeads, auditTombstones } from '@/drizzle/schema/audit';
import { organizations } from '@/drizzle/schema/identity';
import { withDirectory, withIdentity, withOrg } from '../db';
import { sameDigest } from '../identity/secret-token';
import { asOrgId, type OrgId } from '../ids';
import { auditKeyId, linkOf, tombstoneMac } from './chain';
import { readRows } from './rows';

export interface AuditReport {
  orgId: string;
  /** Rows whose link holds. */
  verified: number;
  /** Rows that the sealing job has not come to yet: not proven, and no damage. */
  unsealed: number;
  erased: boolean;
  /** What is wrong, each a sentence. Empty: nothing. */
  damage: string[];
}

interface Head {
  last_seq: string;
  sealed_seq: string;
  sealed_mac: string;
}

/** Damage beyond this many sentences helps nobody. */
const mostSentences = 50;

const notOurs = 'which this installation does not have.';

/** Whether a sentence of a report says only that another SESSION_SECRET was in use then: not proven, and no sign of damage. */
export const aboutAnotherKey = (sentence: string): boolean => sentence.endsWith(notOurs);

/** Recomputes an organization's whole chain. Reads a thousand rows at a time, so that its memory stays flat. */
export async function verifyOrganization(orgId: OrgId): Promise<AuditReport> {
  const report: AuditReport = { orgId, verified: 0, unsealed: 0, erased: false, damage: [] };
  const complain = (sentence: string) => {
    if (report.damage.length < mostSentences) report.damage.push(sentence);
  };
  const { head, tombstone } = await withOrg(orgId, async ({ sql }) => {
    const [head] = await sql<Head[]>`select last_seq, sealed_seq, sealed_mac from audit_heads where org_id = ${orgId}`;
    const [tombstone] = await sql<{ erased_at: string; last_seq: string; head_mac: string; key_id: string; mac: string }[]>`
      select to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as erased_at, last_seq, head_mac, key_id, mac
      from audit_tombstones where org_id = ${orgId}`;
    return { head, tombstone };
  });
  if (tombstone) {
    report.erased = true;
    const { erased_at: erasedAt, last_seq: lastSeq, head_mac: headMac, key_id: keyId, mac } = tombstone;
    if (keyId !== auditKeyId()) complain(`The tombstone was sealed with key ${keyId}, ${notOurs}`);
    else if (!sameDigest(mac, tombstoneMac({ orgId, erasedAt, lastSeq: Number(lastSeq), headMac, keyId })))
      complain('The tombstone was changed or forged.');
    if (head) complain('The organization has a tombstone, and its log is still there.');
  }

  let [seq, mac] = [0, ''];
  let unsealedFrom: number | null = null;
  for (let more = true; more; ) {
    const rows = await withOrg(orgId, ({ sql }) => readRows(sql, orgId, seq, 1_000));
    more = rows.length === 1_000;
    for (const row of rows) {
      if (row.seq !== seq + 1)
        complain(row.seq === seq + 2 ? `Row ${seq + 1} is missing.` : `Rows ${seq + 1} to ${row.seq - 1} are missing.`);
      seq = row.seq;
      if (row.mac === null) {
        unsealedFrom ??= seq;
        report.unsealed += 1;
        if (head && seq <= Number(head.sealed_seq)) complain(`Row ${seq} has no seal: it was inserted, or its seal was deleted.`);
        continue;
      }
      if (unsealedFrom !== null) complain(`Row ${seq} is sealed, though row ${unsealedFrom} before it is not.`);
      if (row.key_id !== auditKeyId()) complain(`Row ${seq} was sealed with key ${row.key_id}, ${notOurs}`);
      else if (sameDigest(row.mac, linkOf(mac, orgId, row))) report.verified += 1;
      else complain(`Row ${seq} was changed, moved or inserted, or the link before it was: its seal does not fit.`);
      // Goes on from the stored link, so that one change is told once.
      mac = row.mac;
    }
  }
  if (head) {
    if (seq < Number(head.last_seq)) complain(`The end is missing: the log has had ${head.last_seq} rows, and the last there is ${seq}.`);
    if (seq > Number(head.last_seq)) complain(`The log has rows up to ${seq}, though only ${head.last_seq} were ever numbered.`);
    if (report.unsealed === 0 && seq === Number(head.last_seq) && seq > 0 && !sameDigest(mac, head.sealed_mac))
      complain('The head does not fit the last link.');
  } else if (seq > 0) complain('The log has rows and no head.');
  return report;
}

/** Every organization that there is, or was: by its log, its tombstone, or its entry. */
export async function verifyAll(): Promise<AuditReport[]> {
  const known = await withDirectory(async (tx) => [
    ...(await tx.select({ id: auditHeads.orgId }).from(auditHeads)),
    ...(await tx.select({ id: auditTombstones.orgId }).from(auditTombstones)),
  ]);
  const listed = await withIdentity((tx) => tx.select({ id: organizations.id }).from(organizations));
  const reports: AuditReport[] = [];
  for (const id of [...new Set([...known, ...listed].map((each) => each.id))].sort()) reports.push(await verifyOrganization(asOrgId(id)));
  return reports;
}
