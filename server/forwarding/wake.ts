import { inngest } from '@/inngest/client';
import { forwardingDue } from '@/inngest/events';
import type { AnyOrgId } from '@/server/ids';
import { log } from '@/server/log';

/** Has a forwarder run now. Its row says that it is due, so that a lost event costs five minutes. */
export async function wakeForwarder(orgId: AnyOrgId, forwarderId: string): Promise<void> {
  try {
    await inngest.send(forwardingDue.create({ orgId, forwarderId }));
  } catch (error) {
    log.warn({ err: error, forwarderId }, 'the engine did not take the event; the next round finds the forwarder due');
  }
}
