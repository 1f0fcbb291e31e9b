import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import type { RequiredTagsInput } from './schema';

/** The organization's required keys become these. Safe to repeat. */
export async function setRequiredTags(actor: Actor, { keys }: RequiredTagsInput): Promise<void> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const before = await tx.sql<{ key: string }[]>`select key from required_tags where org_id = ${orgId} order by key for update`;
    await tx.sql`delete from required_tags where org_id = ${orgId} and key <> all(${keys}::text[])`;
    await tx.sql`
      insert into required_tags (org_id, key, added_by) select ${orgId}::uuid, key, ${actor.userId}::uuid from unnest(${keys}::text[]) key
      on conflict do nothing`;
    await recordAudit(tx, actor, { action: 'inventory.require-tags', target: orgId, data: { before: before.map(({ key }) => key), keys } });
  });
}
