import { deliveryAttachments } from '@/drizzle/schema/dashboards';
import { notificationDeliveries } from '@/drizzle/schema/notifications';
import type { Tx } from '@/server/db';
import type { OrgId } from '@/server/ids';
import type { ReportRow } from '../types';
import type { Composed } from './compose-report';

/** Puts a report among the messages that wait, with its file. @returns the message's id */
export async function placeReport(
  tx: Tx,
  orgId: OrgId,
  { id, name, channel }: Pick<ReportRow, 'id' | 'name' | 'channel'>,
  { message, file }: Extract<Composed, { ok: true }>,
): Promise<string> {
  const [row] = await tx
    .insert(notificationDeliveries)
    .values({ orgId, channelId: channel.id, reportId: id, ruleName: name, message, changes: 0 })
    .returning({ id: notificationDeliveries.id });
  if (!row) throw new Error('An inserted message was not returned.');
  if (file)
    await tx
      .insert(deliveryAttachments)
      .values({ orgId, deliveryId: row.id, name: file.name, mediaType: file.mediaType, content: file.content.toString('base64') });
  return row.id;
}
