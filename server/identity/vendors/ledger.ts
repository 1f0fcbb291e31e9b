import { and, eq, lt, lte, or, sql } from 'drizzle-orm';
import { vendorObjects } from '@/drizzle/schema/vendors';
import type { Tx } from '../../db';
import type { Vendor } from './claim';

export type VendorObjectKind = 'user' | 'organization' | 'membership' | 'session';

export interface VendorObject {
  provider: Vendor;
  kind: VendorObjectKind;
  subject: string;
}

export interface Word extends VendorObject {
  /** When this was true at the vendor. */
  changedAt: Date;
  gone?: boolean;
  role?: string | null;
}

const at = ({ provider, kind, subject }: VendorObject) =>
  and(eq(vendorObjects.provider, provider), eq(vendorObjects.kind, kind), eq(vendorObjects.subject, subject));

/** The last word on an object, or null. With `lock`, nobody else changes it before the transaction ends. */
export async function lastWord(tx: Tx, object: VendorObject): Promise<{ gone: boolean; role: string | null; changedAt: Date } | null> {
  const [row] = await tx
    .select({ gone: vendorObjects.gone, role: vendorObjects.role, changedAt: vendorObjects.changedAt })
    .from(vendorObjects)
    .where(at(object))
    .for('update');
  return row ?? null;
}

/** Whether the vendor has said that it is gone. */
export async function isGone(tx: Tx, object: VendorObject): Promise<boolean> {
  return (await lastWord(tx, object))?.gone ?? false;
}

/** When a word may replace the one that is known. */
function isNews({ kind, changedAt, gone = false }: Word) {
  const notOlder = lte(vendorObjects.changedAt, changedAt);
  // Their ids are never given out again, so going is for ever, whenever we hear of it.
  if (kind !== 'membership') return gone ? eq(vendorObjects.gone, false) : and(eq(vendorObjects.gone, false), notOlder);
  // People leave and come back; of two words of the same instant leaving counts.
  return gone ? notOlder : or(lt(vendorObjects.changedAt, changedAt), and(eq(vendorObjects.gone, false), notOlder));
}

/**
 * Takes a word down, unless a newer one is known.
 * @returns whether it was news, so that its effect may follow
 */
export async function takeDown(tx: Tx, word: Word): Promise<boolean> {
  const { changedAt, gone = false, role = null, ...object } = word;
  const rows = await tx
    .insert(vendorObjects)
    .values({ ...object, changedAt, gone, role })
    .onConflictDoUpdate({
      target: [vendorObjects.provider, vendorObjects.kind, vendorObjects.subject],
      set: { changedAt: sql`greatest(${vendorObjects.changedAt}, excluded.changed_at)`, gone, role },
      setWhere: isNews(word),
    })
    .returning({ subject: vendorObjects.subject });
  return rows.length > 0;
}

/** Takes a word down only if there is none yet. Of many at the same time one is first, the others wait for it. */
export async function takeDownFirst(tx: Tx, { changedAt, role = null, ...object }: Word): Promise<boolean> {
  const rows = await tx
    .insert(vendorObjects)
    .values({ ...object, changedAt, role })
    .onConflictDoNothing()
    .returning({ subject: vendorObjects.subject });
  return rows.length > 0;
}
