import { and, eq, lte } from 'drizzle-orm';
import { notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { withDirectory, withOrg } from '@/server/db';
import { ofLiving } from '@/server/identity/organizations/data';
import type { OrgId } from '@/server/ids';
import type { Lane, Turn } from '@/server/lanes';
import { collectMessages } from './collect';
import { deliver } from './deliver/deliver';

/** Deliveries of one channel in one round: a channel with many cannot keep the others of its organization waiting. */
const perChannel = 10;
/** So long a round of the slow lane begins with further messages. */
const slowRoundMs = 20_000;

/** Organizations with a rule to look at, or a message to send. */
export async function organizationsToNotify(now = new Date()): Promise<string[]> {
  const rows = await withDirectory(async (tx) => {
    const rules = await tx
      .selectDistinct({ orgId: notificationRules.orgId })
      .from(notificationRules)
      .where(lte(notificationRules.dueAt, now));
    const waiting = await tx
      .selectDistinct({ orgId: notificationDeliveries.orgId })
      .from(notificationDeliveries)
      .where(and(eq(notificationDeliveries.status, 'waiting'), lte(notificationDeliveries.dueAt, now)));
    return [...new Set([...rules, ...waiting].map(({ orgId }) => orgId))].map((orgId) => ({ orgId }));
  });
  return (await ofLiving(rows)).map(({ orgId }) => orgId);
}

export interface WorkedOff extends Turn {
  collected: number;
  delivered: number;
  failed: number;
}

/**
 * Puts down what is to be told, and sends what is due to receivers of the lane: channels side by side, the messages of one in their
 * order. In the quick lane a receiver that turns out to be slow has had its turn; the slow lane begins nothing new when its time is up.
 */
export async function workOff(orgId: OrgId, now = new Date(), lane: Lane = 'quick'): Promise<WorkedOff> {
  const collected = lane === 'quick' ? await collectMessages(orgId, now) : 0;
  const byChannel = new Map<string, string[]>();
  for (const { id, channelId } of await dueOf(orgId, lane)) byChannel.set(channelId, [...(byChannel.get(channelId) ?? []), id]);
  const counts = { delivered: 0, failed: 0 };
  const until = performance.now() + slowRoundMs;
  const isOver = (tried: { isSlow: boolean }) => (lane === 'quick' ? tried.isSlow : performance.now() > until);
  await Promise.all([...byChannel.values()].map((ids) => workOffChannel(orgId, ids, counts, isOver)));
  return { collected, ...counts, leavesSlow: lane === 'quick' && (await dueOf(orgId, 'slow')).length > 0 };
}

/** The first messages of each channel of a lane. */
const dueOf = (orgId: OrgId, lane: Lane): Promise<{ id: string; channelId: string }[]> =>
  withOrg(
    orgId,
    ({ sql }) => sql<{ id: string; channelId: string }[]>`
      select d.id, d.channel_id as "channelId" from notification_channels c cross join lateral (
        select id, channel_id, created_at from notification_deliveries
        where org_id = c.org_id and channel_id = c.id and status = 'waiting' and due_at <= now()
        order by created_at, id limit ${perChannel}
      ) d
      where c.org_id = ${orgId} and (c.slow_since is not null) = ${lane === 'slow'}
      order by d.created_at, d.id`,
  );

async function workOffChannel(
  orgId: OrgId,
  ids: readonly string[],
  counts: { delivered: number; failed: number },
  isOver: (tried: { isSlow: boolean }) => boolean,
) {
  for (const id of ids) {
    const tried = await deliver(orgId, id);
    if (!tried) continue;
    counts[tried.ok ? 'delivered' : 'failed'] += 1;
    // A receiver that is down would let each of the others wait as long.
    if (!tried.ok || isOver(tried)) return;
  }
}
