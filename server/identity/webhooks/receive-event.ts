import { webhookEvents } from '@/drizzle/schema/vendors';
import { recordAudit } from '../../audit/record';
import { withIdentity, withOrg } from '../../db';
import { asOrgId } from '../../ids';
import { afterStop, stopAllScans } from '../../scans/stop-all';
import { vendorNames } from '../vendors/vendor-names';
import { type Aftermath, applyEvent } from './apply-event';
import type { VendorEvent } from './vendor-event';

/**
 * Gives a vendor's event its effect once, however often and in whatever order events come: its id is noted in the transaction
 * of the effect.
 * @returns false for a repeat
 */
export async function receiveEvent(event: VendorEvent): Promise<boolean> {
  const { provider, id, type } = event;
  const aftermath = await withIdentity(async (tx) => {
    const noted = await tx
      .insert(webhookEvents)
      .values({ provider, eventId: id, type })
      .onConflictDoNothing()
      .returning({ id: webhookEvents.eventId });
    return noted.length > 0 ? applyEvent(tx, event) : null;
  });
  if (!aftermath) return false;
  // The audit log lies behind another door, so this cannot be the same transaction.
  for (const each of aftermath) await tell(event, each);
  return true;
}

async function tell({ provider }: VendorEvent, { orgId, entry, organizationGone }: Aftermath): Promise<void> {
  const org = asOrgId(orgId);
  const stopped = await withOrg(org, async (tx) => {
    await recordAudit(tx, { orgId: org, userId: null, email: vendorNames[provider], via: 'webhook' }, entry);
    return organizationGone ? stopAllScans(tx, org) : [];
  });
  await afterStop(org, stopped);
}
