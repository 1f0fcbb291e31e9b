import { and, count, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { auditLog } from '@/drizzle/schema/audit';
import { withOrg } from '../db';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { type Actor, authorise } from '../identity/actor';

export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

const position = z.tuple([z.iso.datetime(), z.int()]);
const countAtMost = 10_000;

/** A page of the organization's audit log, newest first. */
export async function listAuditEntries(actor: Actor, filter: AuditFilter) {
  authorise(actor, 'audit:read');
  const { orgId } = actor;
  const matching = and(
    eq(auditLog.orgId, orgId),
    filter.actor ? eq(auditLog.actorId, filter.actor) : undefined,
    filter.action ? eq(auditLog.action, filter.action) : undefined,
    filter.from ? gte(auditLog.at, new Date(filter.from)) : undefined,
    filter.to ? lt(auditLog.at, new Date(filter.to)) : undefined,
  );
  const after = filter.cursor ? decodeCursor(orgId, 'audit', filter.cursor, position) : null;
  return withOrg(actor, async (tx) => {
    const rows = await tx
      .select()
      .from(auditLog)
      .where(and(matching, after ? sql`(${auditLog.at}, ${auditLog.id}) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : undefined))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(filter.limit + 1);
    const counted = tx
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(matching)
      .limit(countAtMost + 1)
      .as('counted');
    const [found] = await tx.select({ count: count() }).from(counted);
    const page = rows.slice(0, filter.limit);
    const last = rows.length > filter.limit ? page.at(-1) : undefined;
    const total = found?.count ?? 0;
    return {
      entries: page.map(({ orgId: _orgId, ...row }) => ({ ...row, id: String(row.id), at: row.at.toISOString() })),
      pagination: {
        total: Math.min(total, countAtMost),
        ...(total > countAtMost ? { totalIsCapped: true } : {}),
        nextCursor: last ? encodeCursor(orgId, 'audit', [last.at.toISOString(), last.id]) : null,
      },
    };
  });
}
