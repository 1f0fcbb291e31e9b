import { can } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { listReceivers, listReports } from './data';
import type { Receiver, ReportRow } from './types';

/** null: scheduling reports is none of the reader's business. */
export async function loadReports(): Promise<{ reports: ReportRow[]; receivers: Receiver[]; me: string } | null> {
  const actor = await requirePageActor();
  if (!can(actor, 'findings:update')) return null;
  const [reports, receivers] = await Promise.all([listReports(actor), listReceivers(actor)]);
  return { reports, receivers, me: actor.userId };
}
