import { inngest } from '@/inngest/client';
import { scanRequested } from '@/inngest/events';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';

/**
 * Wakes the engine for a scan that has its turn. The event's id is the scan's, with the number of its takeover from the second
 * on: so the engine starts one run for each, however often it is told.
 */
export async function sendScanRequested(orgId: OrgId, scanId: string, epoch = 0): Promise<void> {
  try {
    await inngest.send({ ...scanRequested.create({ orgId, scanId }), id: epoch === 0 ? scanId : `${scanId}-${epoch}` });
  } catch (error) {
    log.warn({ err: error, scanId }, 'the engine did not take the event; the sweeper will send it again');
  }
}
