import { and, count, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditHeads, auditLog } from '@/drizzle/schema/audit';
import { type Tx, withOrg } from '../db';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { type Actor, authorise } from '../identity/actor';
import type { AnyOrgId } from '../ids';
import { type AuditFilters, type AuditView, cloudLens } from './types';

const position = z.tuple([z.iso.datetime(), z.int()]);
const countAtMost = 10_000;
const exportBatch = 1_000;

/** Rows that match. Several values of a filter are alternatives, filters narrow each other. */
function matching(orgId: AnyOrgId, { actor, action, from, to, target }: AuditFilters): SQL | undefined {
  const people = actor?.filter((each) => each !== cloudLens) ?? [];
  const text = target?.trim().toLowerCase();
  return and(
    eq(auditLog.orgId, orgId),
    actor?.length
      ? or(
          people.length > 0 ? inArray(auditLog.actorId, people) : undefined,
          actor.includes(cloudLens) ? isNull(auditLog.actorId) : undefined,
        )
      : undefined,
    action?.length ? inArray(auditLog.action, [...action]) : undefined,
    from ? gte(auditLog.at, new Date(from)) : undefined,
    to ? lt(auditLog.at, new Date(to)) : undefined,
    // No index serves this; it is asked of the organization's own rows, which the conditions before it have cut down.
    text ? sql`position(${text} in lower(${auditLog.target})) > 0` : undefined,
  );
}

/** Newest first; rows of the same instant by their id, so that pages neither repeat nor skip one. */
async function readRows(tx: Tx, orgId: AnyOrgId, filters: AuditFilters, after: readonly [string, number] | null, limit: number) {
  const rows = await tx
    .select()
    .from(auditLog)
    .where(
      and(
        matching(orgId, filters),
        after ? sql`(${auditLog.at}, ${auditLog.id}) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : undefined,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit);
  const [head] = await tx.select({ sealedSeq: auditHeads.sealedSeq }).from(auditHeads).where(eq(auditHeads.orgId, orgId));
  return rows.map((row) => ({ ...row, sealed: row.seq <= (head?.sealedSeq ?? 0) }));
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

const toView = ({ orgId: _orgId, ...row }: Row): AuditView => ({ ...row, id: String(row.id), at: row.at.toISOString() });
const positionOf = (row: Row): [string, number] => [row.at.toISOString(), row.id];

export interface AuditPageQuery extends AuditFilters {
  limit: number;
  cursor?: string | null | undefined;
}

/** A page of the organization's audit log, newest first. */
export async function listAuditEntries(actor: Actor, { limit, cursor, ...filters }: AuditPageQuery) {
  authorise(actor, 'audit:read');
  const { orgId } = actor;
  const after = cursor ? decodeCursor(orgId, 'audit', cursor, position) : null;
  return withOrg(actor, async (tx) => {
    const rows = await readRows(tx, orgId, filters, after, limit + 1);
    const counted = tx
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(matching(orgId, filters))
      .limit(countAtMost + 1)
      .as('counted');
    const [found] = await tx.select({ count: count() }).from(counted);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const total = found?.count ?? 0;
    return {
      entries: page.map(toView),
      pagination: {
        total: Math.min(total, countAtMost),
        ...(total > countAtMost ? { totalIsCapped: true } : {}),
        nextCursor: last ? encodeCursor(orgId, 'audit', positionOf(last)) : null,
      },
    };
  });
}

/** All entries that match, a thousand at a time, for exports: flat memory however many there are. */
export async function* eachAuditEntry(actor: Actor, filters: AuditFilters, batch = exportBatch): AsyncGenerator<AuditView, void> {
  authorise(actor, 'audit:read');
  let after: [string, number] | null = null;
  for (;;) {
    const from: [string, number] | null = after;
    const rows = await withOrg(actor, (tx) => readRows(tx, actor.orgId, filters, from, batch));
    yield* rows.map(toView);
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    after = positionOf(last);
  }
}
