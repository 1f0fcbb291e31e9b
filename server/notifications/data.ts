import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notificationChannels, notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { withOrg } from '@/server/db';
import { askedBy } from '@/server/findings/asked-by';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, authorise } from '@/server/identity/actor';
import type { Page } from '@/server/page';
import { type Matches, matchChanges } from './match-changes';
import { headlineOf, type Message } from './message';
import { type RuleFilter, storedRuleFilter } from './schema';
import type { ChannelRow, DeliveryRow, RuleRow } from './types';

/** Of the preview. */
export const previewDays = 7;

export async function listChannels(actor: Actor): Promise<ChannelRow[]> {
  authorise(actor, 'organization:update');
  const rows = await withOrg(actor, (tx) =>
    tx
      .select()
      .from(notificationChannels)
      .where(eq(notificationChannels.orgId, actor.orgId))
      .orderBy(asc(notificationChannels.createdAt), notificationChannels.id),
  );
  return rows.map(channelView);
}

export const channelView = (row: typeof notificationChannels.$inferSelect): ChannelRow => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  target: row.target,
  enabled: row.enabled,
  lastError: row.lastError,
  lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export async function listRules(actor: Actor): Promise<RuleRow[]> {
  authorise(actor, 'organization:update');
  const rows = await withOrg(actor, (tx) =>
    tx
      .select()
      .from(notificationRules)
      .where(eq(notificationRules.orgId, actor.orgId))
      .orderBy(asc(notificationRules.createdAt), notificationRules.id),
  );
  return rows.map(ruleView);
}

export const ruleView = (row: typeof notificationRules.$inferSelect): RuleRow => ({
  id: row.id,
  name: row.name,
  channelId: row.channelId,
  filter: storedRuleFilter(row.filter),
  mode: row.mode,
  enabled: row.dueAt !== null,
  revision: row.revision,
  createdAt: row.createdAt.toISOString(),
});

/** What a rule would have told in the last days. */
export async function previewRule(actor: Actor, filter: RuleFilter): Promise<Matches> {
  authorise(actor, 'organization:update');
  return withOrg(actor, ({ sql: tagged }) =>
    matchChanges(tagged, actor.orgId, askedBy(actor, filter), tagged`c.at >= now() - make_interval(days => ${previewDays})`),
  );
}

const position = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** Deliveries, newest first. */
export async function listDeliveries(actor: Actor, query: { limit: number; cursor?: string }): Promise<Page<DeliveryRow>> {
  authorise(actor, 'organization:update');
  const after = query.cursor ? decodeCursor(actor.orgId, 'notification-deliveries', query.cursor, position) : null;
  const mine = eq(notificationDeliveries.orgId, actor.orgId);
  const { rows, total } = await withOrg(actor, async (tx) => ({
    rows: await tx
      .select({ delivery: notificationDeliveries, channelName: notificationChannels.name })
      .from(notificationDeliveries)
      .innerJoin(
        notificationChannels,
        and(eq(notificationChannels.orgId, notificationDeliveries.orgId), eq(notificationChannels.id, notificationDeliveries.channelId)),
      )
      .where(
        and(
          mine,
          after
            ? sql`(${notificationDeliveries.createdAt}, ${notificationDeliveries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(notificationDeliveries.createdAt), desc(notificationDeliveries.id))
      .limit(query.limit + 1),
    total: (await tx.select({ all: count() }).from(notificationDeliveries).where(mine))[0]?.all ?? 0,
  }));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1)?.delivery;
  const hasMore = rows.length > query.limit && last;
  return {
    rows: page.map(({ delivery, channelName }) => deliveryView(delivery, channelName)),
    total,
    totalIsCapped: false,
    nextCursor: hasMore ? encodeCursor(actor.orgId, 'notification-deliveries', [last.createdAt.toISOString(), last.id]) : null,
  };
}

const deliveryView = (row: typeof notificationDeliveries.$inferSelect, channelName: string): DeliveryRow => ({
  id: row.id,
  channelId: row.channelId,
  channelName,
  ruleName: row.ruleName,
  headline: headlineOf(row.message as Message),
  changes: row.changes,
  status: row.status,
  attempts: row.attempts,
  dueAt: row.status === 'waiting' ? row.dueAt.toISOString() : null,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
