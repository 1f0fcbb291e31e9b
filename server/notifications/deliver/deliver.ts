import { and, eq, lte, sql } from 'drizzle-orm';
import { notificationChannels, notificationDeliveries } from '@/drizzle/schema/notifications';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { SealedSecretError } from '@/server/secrets/seal';
import { openChannel } from '../channel-secret';
import { retrySeconds } from '../constants';
import type { Message } from '../message';
import type { Outcome } from './outcome';
import { send } from './send';

/** So long nobody else tries what somebody is trying: longer than the slowest receiver. */
const leaseMs = 120_000;

type Delivery = typeof notificationDeliveries.$inferSelect;
type Channel = typeof notificationChannels.$inferSelect;

const isRow = (orgId: OrgId, id: string) => and(eq(notificationDeliveries.orgId, orgId), eq(notificationDeliveries.id, id));

/** Takes a delivery that is due, so that two workers do not send it side by side. null: it is not due. */
async function claim(orgId: OrgId, id: string, now: Date): Promise<{ delivery: Delivery; channel: Channel } | null> {
  return withOrg(orgId, async (tx) => {
    const [delivery] = await tx
      .update(notificationDeliveries)
      .set({ attempts: sql`${notificationDeliveries.attempts} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
      .where(and(isRow(orgId, id), eq(notificationDeliveries.status, 'waiting'), lte(notificationDeliveries.dueAt, now)))
      .returning();
    if (!delivery) return null;
    const [channel] = await tx
      .select()
      .from(notificationChannels)
      .where(and(eq(notificationChannels.orgId, orgId), eq(notificationChannels.id, delivery.channelId)));
    return channel ? { delivery, channel } : null;
  });
}

/**
 * One try. A process that dies between sending and noting it leaves the delivery waiting, and it is sent again under the same id.
 * @returns null when there was nothing to do
 */
export async function deliver(orgId: OrgId, id: string, now = new Date()): Promise<Outcome | null> {
  const claimed = await claim(orgId, id, now);
  if (!claimed) return null;
  const { delivery, channel } = claimed;
  const outcome = await attempt(orgId, delivery, channel);
  await note(orgId, delivery, outcome, now);
  log.info({ orgId, channelId: channel.id, deliveryId: id, ok: outcome.ok, status: outcome.status }, 'notification tried');
  return outcome;
}

async function attempt(orgId: OrgId, delivery: Delivery, channel: Channel): Promise<Outcome> {
  if (!channel.enabled) return { ok: false, status: null, error: 'The channel is switched off.', isGone: true };
  try {
    const secret = await openChannel(orgId, channel.id, channel.secret);
    return await send(secret, delivery.id, delivery.createdAt, delivery.message as Message);
  } catch (error) {
    if (!(error instanceof SealedSecretError)) throw error;
    return {
      ok: false,
      status: null,
      error: 'The address cannot be decrypted with the present ENCRYPTION_KEY: make the channel anew.',
      isGone: true,
    };
  }
}

async function note(orgId: OrgId, { id, channelId, attempts }: Delivery, outcome: Outcome, now: Date): Promise<void> {
  const { ok, status, error, isGone } = outcome;
  const wait = retrySeconds[attempts - 1];
  const isOver = !ok && (isGone || wait === undefined);
  await withOrg(orgId, async (tx) => {
    await tx
      .update(notificationDeliveries)
      .set({
        status: ok ? 'delivered' : isOver ? 'dead' : 'waiting',
        lastStatus: status,
        lastError: error,
        ...(ok || isOver ? { endedAt: now } : { dueAt: new Date(now.getTime() + (wait ?? 0) * 1000) }),
      })
      .where(isRow(orgId, id));
    await tx
      .update(notificationChannels)
      .set({ lastError: error, ...(ok ? { lastDeliveredAt: now } : {}), ...(isGone && status === 410 ? { enabled: false } : {}) })
      .where(and(eq(notificationChannels.orgId, orgId), eq(notificationChannels.id, channelId)));
  });
}
