import { and, eq, sql } from 'drizzle-orm';
import { auditLog } from '@/drizzle/schema/audit';
import { webhookEvents } from '@/drizzle/schema/vendors';
import { recordAudit } from '../../audit/record';
import { type Tx, withIdentity, withOrg } from '../../db';
import { asOrgId } from '../../ids';
import { afterStop, stopAllScans } from '../../scans/stop-all';
import { vendorNames } from '../vendors/vendor-names';
import { type Aftermath, applyEvent } from './apply-event';
import type { VendorEvent } from './vendor-event';

/**
 * Gives a vendor's event its effect once, however often and in whatever order events come: its id is noted in the transaction
 * of the effect. The audit log lies behind another door, so what it has to hear is noted there too, and told afterwards; should that
 * get lost, the vendor's next try makes up for it.
 * @returns false for a repeat
 */
export async function receiveEvent(event: VendorEvent): Promise<boolean> {
  const { provider, id, type } = event;
  const isThisEvent = and(eq(webhookEvents.provider, provider), eq(webhookEvents.eventId, id));
  const { isNew, untold } = await withIdentity(async (tx) => {
    const noted = await tx
      .insert(webhookEvents)
      .values({ provider, eventId: id, type })
      .onConflictDoNothing()
      .returning({ id: webhookEvents.eventId });
    if (noted.length === 0) {
      const [before] = await tx.select({ untold: webhookEvents.untold }).from(webhookEvents).where(isThisEvent);
      return { isNew: false, untold: (before?.untold ?? []) as Aftermath[] };
    }
    const aftermath = await applyEvent(tx, event);
    if (aftermath.length > 0) await tx.update(webhookEvents).set({ untold: aftermath }).where(isThisEvent);
    return { isNew: true, untold: aftermath };
  });
  for (const each of untold) await tell(event, each);
  if (untold.length > 0) await withIdentity((tx) => tx.update(webhookEvents).set({ untold: null }).where(isThisEvent));
  return isNew;
}

/** Once for each event, also when several tries of the vendor's get here together. */
async function tell({ provider, id }: VendorEvent, { orgId, entry, organizationGone }: Aftermath): Promise<void> {
  const org = asOrgId(orgId);
  const stopped = await withOrg(org, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`webhook ${provider} ${id}`}, 0))`;
    if (await wasTold(tx, orgId, id, entry)) return [];
    await recordAudit(
      tx,
      { orgId: org, userId: null, email: vendorNames[provider], via: 'webhook' },
      { ...entry, data: { ...entry.data, eventId: id } },
    );
    return organizationGone ? stopAllScans(tx, org) : [];
  });
  await afterStop(org, stopped);
}

async function wasTold(tx: Tx, orgId: string, eventId: string, { action, target }: Aftermath['entry']): Promise<boolean> {
  const isSame = [eq(auditLog.orgId, orgId), eq(auditLog.action, action), sql`${auditLog.data}->>'eventId' = ${eventId}`];
  const rows = await tx
    .select({ target: auditLog.target })
    .from(auditLog)
    .where(and(...isSame));
  return rows.some((row) => row.target === (target ?? null));
}
