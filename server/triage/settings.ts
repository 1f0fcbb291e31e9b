import { triageSettings } from '@/drizzle/schema/triage';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce, everything } from '@/server/live/announce';
import { applyDueDates } from './due/apply-due-dates';
import { readTriageSettings } from './read-settings';
import type { TriageSettings } from './schema';

export async function getTriageSettings(actor: Actor): Promise<TriageSettings> {
  authorise(actor, 'findings:read');
  return withOrg(actor, (tx) => readTriageSettings(tx, actor.orgId));
}

/** Takes effect at once: open findings get their new due dates in the same transaction. */
export async function saveTriageSettings(actor: Actor, wanted: TriageSettings): Promise<TriageSettings> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const was = await readTriageSettings(tx, orgId);
    const { dueDays, ...others } = wanted;
    const row = {
      criticalDays: dueDays.critical,
      highDays: dueDays.high,
      mediumDays: dueDays.medium,
      lowDays: dueDays.low,
      ...others,
      updatedBy: actor.userId,
      updatedAt: new Date(),
    };
    await tx
      .insert(triageSettings)
      .values({ orgId, ...row })
      .onConflictDoUpdate({ target: triageSettings.orgId, set: row });
    await applyDueDates(tx.sql, orgId);
    await announce(tx.sql, { orgId, channel: 'findings', id: everything });
    await recordAudit(tx, actor, {
      action: 'triage.settings',
      data: { was, ...wanted },
    });
    return wanted;
  });
}
