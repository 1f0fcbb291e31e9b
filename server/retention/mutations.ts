import { retentionSettings } from '@/drizzle/schema/retention';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import { readRetention } from './data';
import type { Retention } from './schema';

/** Chooses for how long the organization keeps what is over. Takes effect with the next nightly clean-up. */
export async function saveRetention(actor: Actor, wanted: Retention): Promise<Retention> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const was = await readRetention(tx, orgId);
    const changed = { ...wanted, updatedBy: actor.userId, updatedAt: new Date() };
    await tx
      .insert(retentionSettings)
      .values({ orgId, ...changed })
      .onConflictDoUpdate({ target: retentionSettings.orgId, set: changed });
    await recordAudit(tx, actor, { action: 'retention.update', data: { was, ...wanted } });
    return wanted;
  });
}
