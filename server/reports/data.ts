import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { ChannelKind } from '@/server/notifications/constants';
import type { Attachment, Frequency } from './constants';
import { type ReportSource, reportSourceSchema } from './schema';
import type { Receiver, ReportRow } from './types';

/**
 * The whole organization's rows: receivers and their log belong to no AWS account, and only their names, and what became of one's own
 * reports, are told to who is limited to some.
 */
export const wholeOf = ({ orgId }: Pick<Actor, 'orgId'>) => ({ orgId, accountIds: null });

export interface StoredReport {
  id: string;
  name: string;
  owner_id: string;
  owner_name: string;
  source: unknown;
  channel_id: string;
  channel_name: string;
  channel_kind: ChannelKind;
  attachment: Attachment;
  frequency: Frequency;
  hour: number;
  weekday: number | null;
  month_day: number | null;
  time_zone: string;
  status: ReportRow['status'];
  last_error: string | null;
  due_at: string | null;
  last_made_at: string | null;
  delivery: { status: 'waiting' | 'delivered' | 'dead'; at: string; error: string | null } | null;
}

const iso = (value: string | null): string | null => (value ? new Date(value).toISOString() : null);

export const reportView = (row: StoredReport): ReportRow => ({
  id: row.id,
  name: row.name,
  owner: { id: row.owner_id, name: row.owner_name },
  source: reportSourceSchema.parse(row.source) as ReportSource,
  channel: { id: row.channel_id, name: row.channel_name, kind: row.channel_kind },
  attachment: row.attachment,
  schedule: { frequency: row.frequency, hour: row.hour, weekday: row.weekday, monthDay: row.month_day, timeZone: row.time_zone },
  status: row.status,
  lastError: row.last_error,
  dueAt: iso(row.due_at),
  lastMadeAt: iso(row.last_made_at),
  lastDelivery: row.delivery ? { ...row.delivery, at: new Date(row.delivery.at).toISOString() } : null,
});

/** The actor's own reports; admins see everybody's. By name. */
export async function listReports(actor: Actor): Promise<ReportRow[]> {
  authorise(actor, 'findings:update');
  return read(actor, null);
}

/** @throws AppError NOT_FOUND also for somebody else's, but to admins */
export async function getReport(actor: Actor, id: string): Promise<ReportRow> {
  authorise(actor, 'findings:update');
  const [row] = await read(actor, id);
  if (!row) throw notFound('report');
  return row;
}

async function read(actor: Actor, id: string | null): Promise<ReportRow[]> {
  const rows = await withOrg(
    wholeOf(actor),
    ({ sql }) => sql<StoredReport[]>`
      select r.*, c.name as channel_name, c.kind as channel_kind, (
        select json_build_object('status', d.status, 'at', d.created_at, 'error', d.last_error) from notification_deliveries d
        where d.org_id = r.org_id and d.channel_id = r.channel_id and d.report_id = r.id order by d.created_at desc limit 1) as delivery
      from scheduled_reports r join notification_channels c on c.org_id = r.org_id and c.id = r.channel_id
      where r.org_id = ${actor.orgId} and ${actor.role === 'admin' ? sql`true` : sql`r.owner_id = ${actor.userId}`}
        and ${id === null ? sql`true` : sql`r.id = ${id}`}
      order by lower(r.name), r.id`,
  );
  return rows.map(reportView);
}

/** Where reports can go: names alone, never where a channel leads. */
export async function listReceivers(actor: Actor): Promise<Receiver[]> {
  authorise(actor, 'findings:update');
  const rows = await withOrg(
    wholeOf(actor),
    ({ sql }) =>
      sql<Receiver[]>`select id, name, kind, enabled from notification_channels where org_id = ${actor.orgId} order by lower(name), id`,
  );
  return rows.map((row) => ({ ...row }));
}
