import { and, eq, lte } from 'drizzle-orm';
import { scheduledReports } from '@/drizzle/schema/dashboards';
import { notificationChannels } from '@/drizzle/schema/notifications';
import { withDirectory, withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { ofLiving } from '@/server/identity/organizations/data';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { nextDue } from '../next-due';
import { type ReportSource, reportSourceSchema } from '../schema';
import { type Composed, composeReport } from './compose-report';
import { placeReport } from './place-report';

/** Reports whose time has come, of all organizations. */
export async function dueReports(now = new Date()): Promise<{ orgId: string; id: string }[]> {
  const rows = await withDirectory((tx) =>
    tx
      .select({ orgId: scheduledReports.orgId, id: scheduledReports.id })
      .from(scheduledReports)
      .where(and(eq(scheduledReports.status, 'active'), lte(scheduledReports.dueAt, now))),
  );
  return ofLiving(rows);
}

/**
 * Makes a report that is due and puts it among the messages that wait, in the transaction that moves it on to its next time: one a due
 * time, whoever else makes it meanwhile and wherever a process dies. Times that were missed are made up for by one.
 * @returns what became of it; null: it is not due
 */
export async function makeReport(orgId: OrgId, id: string, now = new Date()): Promise<{ placed: boolean } | null> {
  const isRow = and(eq(scheduledReports.orgId, orgId), eq(scheduledReports.id, id));
  const due = and(isRow, eq(scheduledReports.status, 'active'), lte(scheduledReports.dueAt, now));
  const [found] = await withOrg(orgId, (tx) =>
    tx
      .select({ row: scheduledReports, channelName: notificationChannels.name, kind: notificationChannels.kind })
      .from(scheduledReports)
      .innerJoin(
        notificationChannels,
        and(eq(notificationChannels.orgId, scheduledReports.orgId), eq(notificationChannels.id, scheduledReports.channelId)),
      )
      .where(due),
  );
  if (!found) return null;
  const { row, channelName, kind } = found;
  const report = {
    id,
    name: row.name,
    owner: { id: row.ownerId, name: row.ownerName },
    source: reportSourceSchema.parse(row.source) as ReportSource,
    attachment: row.attachment,
    channel: { id: row.channelId, name: channelName, kind },
  };
  const made = await composeReport(orgId, report, now);
  failpoint('report.made');
  const done = await withOrg(orgId, async (tx) => {
    const [still] = await tx.select().from(scheduledReports).where(due).for('update');
    // Somebody else has made it, or has changed what it says meanwhile: then it is made anew.
    if (!still || still.dueAt?.getTime() !== row.dueAt?.getTime() || still.updatedAt.getTime() !== row.updatedAt.getTime()) return null;
    if (made.ok) await placeReport(tx, orgId, report, made);
    await tx
      .update(scheduledReports)
      .set({ ...outcomeOf(made, now), dueAt: !made.ok && made.stops ? null : nextDue(row, now) })
      .where(isRow);
    await tx.sql`delete from delivery_attachments where org_id = ${orgId} and created_at < now() - interval '30 days'`;
    failpoint('report.placing');
    return { placed: made.ok };
  });
  failpoint('report.placed');
  if (done) log.info({ orgId, reportId: id, ...done }, 'report made');
  return done;
}

const outcomeOf = (made: Composed, now: Date) =>
  made.ok ? { lastMadeAt: now, lastError: null } : { lastError: made.problem, ...(made.stops ? { status: 'stopped' as const } : {}) };
