import { and, eq, sql } from 'drizzle-orm';
import { scheduledReports } from '@/drizzle/schema/dashboards';
import { notificationChannels } from '@/drizzle/schema/notifications';
import { recordAudit } from '@/server/audit/record';
import { getDashboard } from '@/server/dashboards/data';
import { refuseStrangeAccounts } from '@/server/dashboards/named-accounts';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { asOrgId } from '@/server/ids';
import { deliver } from '@/server/notifications/deliver/deliver';
import { reportsAtMost } from './constants';
import { readContent } from './content/read-content';
import { getReport, wholeOf } from './data';
import { composeReport } from './make/compose-report';
import { placeReport } from './make/place-report';
import { nextDue } from './next-due';
import type { NewReport, ReportChange, ReportSource, Schedule } from './schema';
import type { ReportContent, ReportRow } from './types';

const columnsOf = ({ frequency, hour, weekday, monthDay, timeZone }: Schedule) => ({ frequency, hour, weekday, monthDay, timeZone });

/** What it names must be there for its owner. @throws AppError NOT_FOUND */
async function checkSource(actor: Actor, source: ReportSource): Promise<void> {
  if (source.kind === 'dashboard') await getDashboard(actor, source.dashboardId);
  if (source.kind === 'findings') await withOrg(actor, (tx) => refuseStrangeAccounts(tx, actor, [source]));
  if (source.kind === 'compliance') await readContent(actor, source);
}

async function checkChannel(tx: Tx, { orgId }: Actor, id: string): Promise<void> {
  const found = await tx
    .select({ id: notificationChannels.id })
    .from(notificationChannels)
    .where(and(eq(notificationChannels.orgId, orgId), eq(notificationChannels.id, id)));
  if (found.length === 0) throw notFound('channel');
}

/** A report of the actor's own, first made when its time comes. @throws AppError NOT_FOUND; CONFLICT when there are too many */
export async function createReport(
  actor: Actor,
  { name, source, channelId, attachment, schedule }: NewReport,
  now = new Date(),
): Promise<ReportRow> {
  authorise(actor, 'findings:update');
  await checkSource(actor, source);
  const { orgId, userId } = actor;
  const id = await withOrg(wholeOf(actor), async (tx) => {
    await checkChannel(tx, actor, channelId);
    const [all] = await tx.sql<{ n: number }[]>`select count(*)::int as n from scheduled_reports where org_id = ${orgId}`;
    if ((all?.n ?? 0) >= reportsAtMost)
      throw new AppError('CONFLICT', `There are ${reportsAtMost} reports already, which is the most: delete one first.`);
    const [row] = await tx
      .insert(scheduledReports)
      .values({
        orgId,
        ownerId: userId,
        ownerName: actor.name,
        name,
        source,
        channelId,
        attachment,
        ...columnsOf(schedule),
        dueAt: nextDue(schedule, now),
      })
      .returning({ id: scheduledReports.id });
    if (!row) throw new Error('An inserted report was not returned.');
    await recordAudit(tx, actor, { action: 'report.create', target: row.id, data: { name, source, channelId, ...columnsOf(schedule) } });
    return row.id;
  });
  return getReport(actor, id);
}

/** What it is about is its owner's to choose, since it is read with their rights; admins may do everything else. @throws AppError NOT_FOUND, FORBIDDEN */
export async function updateReport(actor: Actor, id: string, change: ReportChange, now = new Date()): Promise<ReportRow> {
  const was = await getReport(actor, id);
  const { orgId } = actor;
  if (change.source) {
    if (was.owner.id !== actor.userId)
      throw new AppError(
        'FORBIDDEN',
        `This report is read with what ${was.owner.name} may see: make one of your own to send something else.`,
      );
    await checkSource(actor, change.source);
  }
  const schedule = change.schedule ?? was.schedule;
  const paused = change.paused ?? was.status !== 'active';
  const status = change.paused === undefined ? was.status : paused ? 'paused' : 'active';
  await withOrg(wholeOf(actor), async (tx) => {
    if (change.channelId) await checkChannel(tx, actor, change.channelId);
    const goesOn = status === 'active' && (change.schedule !== undefined || was.status !== 'active');
    await tx
      .update(scheduledReports)
      .set({
        ...(change.name ? { name: change.name } : {}),
        ...(change.source ? { source: change.source } : {}),
        ...(change.channelId ? { channelId: change.channelId } : {}),
        ...(change.attachment ? { attachment: change.attachment } : {}),
        ...columnsOf(schedule),
        status,
        ...(status === 'active' ? {} : { dueAt: null }),
        ...(goesOn ? { dueAt: nextDue(schedule, now), lastError: null } : {}),
        updatedAt: sql`now()`,
      })
      .where(and(eq(scheduledReports.orgId, orgId), eq(scheduledReports.id, id)));
    await recordAudit(tx, actor, { action: 'report.update', target: id, data: { ...change } });
  });
  return getReport(actor, id);
}

export async function deleteReport(actor: Actor, id: string): Promise<void> {
  const { name } = await getReport(actor, id);
  await withOrg(wholeOf(actor), async (tx) => {
    await tx.delete(scheduledReports).where(and(eq(scheduledReports.orgId, actor.orgId), eq(scheduledReports.id, id)));
    await recordAudit(tx, actor, { action: 'report.delete', target: id, data: { name } });
  });
}

/** What a report would say now, read as who asks. */
export async function previewReport(actor: Actor, source: ReportSource): Promise<ReportContent> {
  authorise(actor, 'findings:update');
  if (source.kind === 'findings') await withOrg(actor, (tx) => refuseStrangeAccounts(tx, actor, [source]));
  return readContent(actor, source);
}

/** Makes and sends it at once, beside its schedule, and tells what became of it; what was not taken is tried again as any message. */
export async function sendReportNow(actor: Actor, id: string): Promise<{ ok: boolean; status: number | null; error: string | null }> {
  const report = await getReport(actor, id);
  const orgId = asOrgId(actor.orgId);
  const made = await composeReport(orgId, report);
  if (!made.ok) throw new AppError('CONFLICT', `It cannot be made: ${made.problem}`);
  const deliveryId = await withOrg(wholeOf(actor), async (tx) => {
    await recordAudit(tx, actor, { action: 'report.send', target: id, data: { name: report.name } });
    return placeReport(tx, orgId, report, made);
  });
  const outcome = await deliver(orgId, deliveryId);
  return outcome
    ? { ok: outcome.ok, status: outcome.status, error: outcome.error }
    : { ok: false, status: null, error: 'Somebody else is sending it at this moment.' };
}
