import { and, asc, eq, lte } from 'drizzle-orm';
import { notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { withDirectory, withOrg } from '@/server/db';
import { ofLiving } from '@/server/identity/organizations/data';
import type { OrgId } from '@/server/ids';
import { collectMessages } from './collect';
import { deliver } from './deliver/deliver';

/** Deliveries of one channel in one round: a channel with many cannot keep the others of its organization waiting. */
const perChannel = 10;
const perRound = 200;

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

/** Puts down what is to be told, and sends what is due: channels side by side, the messages of one in their order. */
export async function workOff(orgId: OrgId, now = new Date()): Promise<{ collected: number; delivered: number; failed: number }> {
  const collected = await collectMessages(orgId, now);
  const due = await withOrg(orgId, (tx) =>
    tx
      .select({ id: notificationDeliveries.id, channelId: notificationDeliveries.channelId })
      .from(notificationDeliveries)
      .where(
        and(
          eq(notificationDeliveries.orgId, orgId),
          eq(notificationDeliveries.status, 'waiting'),
          lte(notificationDeliveries.dueAt, new Date()),
        ),
      )
      .orderBy(asc(notificationDeliveries.createdAt), asc(notificationDeliveries.id))
      .limit(perRound),
  );
  const byChannel = new Map<string, { id: string }[]>();
  for (const { id, channelId } of due) byChannel.set(channelId, [...(byChannel.get(channelId) ?? []), { id }]);
  const counts = { delivered: 0, failed: 0 };
  await Promise.all([...byChannel.values()].map((messages) => workOffChannel(orgId, messages.slice(0, perChannel), counts)));
  return { collected, ...counts };
}

async function workOffChannel(orgId: OrgId, messages: readonly { id: string }[], counts: { delivered: number; failed: number }) {
  for (const { id } of messages) {
    const outcome = await deliver(orgId, id);
    if (outcome?.ok) counts.delivered += 1;
    // A receiver that is down would let each of the others wait as long.
    else if (outcome) {
      counts.failed += 1;
      return;
    }
  }
}
