import { organizations } from '@/drizzle/schema/identity';
import { type Tx, withIdentity, withOrg } from '../db';
import { failpoint } from '../failpoint';
import { asOrgId, type OrgId } from '../ids';
import type { KeyRing } from './key-ring';
import type { SecretPlace } from './place';
import { keyRing, rewrapSecret, SealedSecretError } from './seal';
import { type SealedColumn, sealedColumns } from './sealed-columns';

const BATCH = 50;

export interface RotationReport {
  /** How many data keys were wrapped anew. */
  rewrapped: number;
  /** How many secrets each master key holds now, by its id. */
  secretsPerKey: Record<string, number>;
  /** Secrets that no key of the ring opens, in words: left as they were. */
  unreadable: string[];
}

/** Rows of one column that one transaction may see. */
interface Stretch extends SealedColumn {
  orgId: OrgId | null;
  through: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/**
 * Wraps the data keys of all secrets with the current master key. The secrets themselves are neither read nor written anew. May
 * be killed at any moment and started again: each row holds either the old wrapping or the new one, and both keys are on the
 * ring. Writes of others win: a secret that was replaced meanwhile is left alone.
 */
export async function rotateSecrets(ring = keyRing()): Promise<RotationReport> {
  const report: RotationReport = { rewrapped: 0, secretsPerKey: {}, unreadable: [] };
  for (const stretch of await allStretches()) {
    await rotateStretch(stretch, ring, report);
    for (const { key, secrets } of await countKeys(stretch)) report.secretsPerKey[key] = (report.secretsPerKey[key] ?? 0) + secrets;
  }
  return report;
}

async function allStretches(): Promise<Stretch[]> {
  const [columns, orgIds] = await withIdentity(async (tx) => [
    await sealedColumns(tx),
    await tx.select({ id: organizations.id }).from(organizations),
  ]);
  return columns.flatMap((column): Stretch[] =>
    column.schema === 'identity'
      ? [{ ...column, orgId: null, through: withIdentity }]
      : orgIds.map(({ id }) => ({
          ...column,
          orgId: asOrgId(id),
          through: <T>(work: (tx: Tx) => Promise<T>) => withOrg(asOrgId(id), work),
        })),
  );
}

async function rotateStretch(stretch: Stretch, ring: KeyRing, report: RotationReport): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await stretch.through((tx) => readBatch(tx, stretch, ring.current.id, after));
    failpoint('rotate-secrets-read');
    const renewed: { rowId: string; old: string; value: string }[] = [];
    for (const { rowId, value } of rows) {
      const place: SecretPlace = { orgId: stretch.orgId, table: stretch.table, column: stretch.column, rowId };
      try {
        renewed.push({ rowId, old: value, value: await rewrapSecret(place, value, ring) });
        failpoint('rotate-secrets-wrapped');
      } catch (error) {
        if (!(error instanceof SealedSecretError)) throw error;
        report.unreadable.push(error.message);
      }
    }
    await stretch.through(async (tx) => {
      for (const row of renewed) {
        report.rewrapped += await replace(tx, stretch, row);
        failpoint('rotate-secrets-replaced');
      }
    });
    failpoint('rotate-secrets-committed');
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.rowId;
  }
}

/** `rowId` in SQL. Column names come from the catalogue, and are quoted all the same. */
const rowIdOf = ({ sql }: Tx, { key }: SealedColumn) =>
  sql.unsafe(`concat_ws('/', ${key.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')}) collate "C"`);
const tableOf = ({ sql }: Tx, { schema, table }: SealedColumn) => sql(`${schema}.${table}`);

function readBatch(tx: Tx, stretch: Stretch, currentId: string, after: string): Promise<{ rowId: string; value: string }[]> {
  const { sql } = tx;
  return sql<{ rowId: string; value: string }[]>`
    select ${rowIdOf(tx, stretch)} as "rowId", ${sql(stretch.column)}::text as value from ${tableOf(tx, stretch)}
    where split_part(${sql(stretch.column)}::text, '.', 2) <> ${currentId} and ${rowIdOf(tx, stretch)} > ${after}
      ${stretch.orgId ? sql`and org_id = ${stretch.orgId}` : sql``}
    order by 1 limit ${BATCH}`;
}

async function replace(tx: Tx, stretch: Stretch, { rowId, old, value }: { rowId: string; old: string; value: string }): Promise<number> {
  const { sql } = tx;
  const { count } = await sql`
    update ${tableOf(tx, stretch)} set ${sql(stretch.column)} = ${value}
    where ${rowIdOf(tx, stretch)} = ${rowId} and ${sql(stretch.column)}::text = ${old} ${stretch.orgId ? sql`and org_id = ${stretch.orgId}` : sql``}`;
  return count;
}

function countKeys(stretch: Stretch): Promise<{ key: string; secrets: number }[]> {
  return stretch.through(
    (tx) => tx.sql<{ key: string; secrets: number }[]>`
      select split_part(${tx.sql(stretch.column)}::text, '.', 2) as key, count(*)::int as secrets from ${tableOf(tx, stretch)}
      where ${tx.sql(stretch.column)} is not null ${stretch.orgId ? tx.sql`and org_id = ${stretch.orgId}` : tx.sql``} group by 1 order by 1`,
  );
}
