import { and, eq, lte, sql } from 'drizzle-orm';
import { deliveryAttachments } from '@/drizzle/schema/dashboards';
import { notificationChannels, notificationDeliveries } from '@/drizzle/schema/notifications';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { failpoint } from '@/server/failpoint';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import type { MailFile } from '@/server/mail/send';
import { SealedSecretError } from '@/server/secrets/seal';
import { openChannel } from '../channel-secret';
import { retrySeconds } from '../constants';
import type { Message } from '../message';
import type { Outcome } from './outcome';
import { send } from './send';

/** So long nobody else tries what somebody is trying: longer than the slowest receiver, which is Jira, asked twice. */
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
export async function deliver(orgId: OrgId, id: string, now = new Date()): Promise<Tried | null> {
  const claimed = await claim(orgId, id, now);
  if (!claimed) return null;
  failpoint('notification.claimed');
  const { delivery, channel } = claimed;
  const began = performance.now();
  const outcome = await attempt(orgId, delivery, channel);
  const isSlow = performance.now() - began >= env().DELIVERY_SLOW_MS;
  failpoint('notification.sent');
  await note(orgId, delivery, { ...outcome, isSlow }, now);
  failpoint('notification.noted');
  log.info({ orgId, channelId: channel.id, deliveryId: id, ok: outcome.ok, status: outcome.status }, 'notification tried');
  return { ...outcome, isSlow };
}

/** An outcome, and whether it was long in coming. */
interface Tried extends Outcome {
  isSlow: boolean;
}

async function attempt(orgId: OrgId, delivery: Delivery, channel: Channel): Promise<Outcome> {
  if (!channel.enabled) return { ok: false, status: null, error: 'The channel is switched off.', isGone: true };
  try {
    const secret = await openChannel(orgId, channel.id, channel.secret);
    return await send(secret, delivery.id, delivery.createdAt, delivery.message as Message, {
      takenFor: delivery.takenFor,
      taken: (recipient) => noteTaken(orgId, delivery.id, recipient),
      file: delivery.reportId && channel.kind === 'email' ? await fileOf(orgId, delivery.id) : null,
    });
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

/** The same for every try. */
async function fileOf(orgId: OrgId, deliveryId: string): Promise<MailFile | null> {
  const [file] = await withOrg(orgId, (tx) =>
    tx
      .select({ name: deliveryAttachments.name, mediaType: deliveryAttachments.mediaType, content: deliveryAttachments.content })
      .from(deliveryAttachments)
      .where(and(eq(deliveryAttachments.orgId, orgId), eq(deliveryAttachments.deliveryId, deliveryId))),
  );
  return file ?? null;
}

const noteTaken = (orgId: OrgId, id: string, recipient: string): Promise<unknown> =>
  withOrg(orgId, (tx) =>
    tx
      .update(notificationDeliveries)
      .set({ takenFor: sql`array_append(${notificationDeliveries.takenFor}, ${recipient})` })
      .where(isRow(orgId, id)),
  );

async function note(orgId: OrgId, { id, channelId, attempts }: Delivery, outcome: Tried, now: Date): Promise<void> {
  const { ok, status, error, isGone, isSlow, retryAfter } = outcome;
  const wait = retrySeconds[attempts - 1];
  const isOver = !ok && (isGone || wait === undefined);
  const dueAt = new Date(now.getTime() + Math.max(wait ?? 0, retryAfter ?? 0) * 1000);
  await withOrg(orgId, async (tx) => {
    await tx
      .update(notificationDeliveries)
      .set({
        status: ok ? 'delivered' : isOver ? 'dead' : 'waiting',
        lastStatus: status,
        lastError: error,
        ...(ok || isOver ? { endedAt: now } : { dueAt }),
      })
      .where(isRow(orgId, id));
    // A message that was given up may be sent again, with its file.
    if (ok) await tx.delete(deliveryAttachments).where(and(eq(deliveryAttachments.orgId, orgId), eq(deliveryAttachments.deliveryId, id)));
    // Asked to come later, one comes later with all that there is.
    if (!ok && !isGone && retryAfter)
      await tx
        .update(notificationDeliveries)
        .set({
          dueAt: sql`greatest(${notificationDeliveries.dueAt}, ${new Date(now.getTime() + retryAfter * 1000).toISOString()}::timestamptz)`,
        })
        .where(
          and(
            eq(notificationDeliveries.orgId, orgId),
            eq(notificationDeliveries.channelId, channelId),
            eq(notificationDeliveries.status, 'waiting'),
          ),
        );
    await tx
      .update(notificationChannels)
      .set({
        lastError: error,
        slowSince: isSlow ? sql`coalesce(${notificationChannels.slowSince}, ${now.toISOString()}::timestamptz)` : null,
        ...(ok ? { lastDeliveredAt: now } : {}),
        ...(isGone && status === 410 ? { enabled: false } : {}),
      })
      .where(and(eq(notificationChannels.orgId, orgId), eq(notificationChannels.id, channelId)));
  });
}
