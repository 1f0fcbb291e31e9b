import { and, eq, lte } from 'drizzle-orm';
import { notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { type Tx, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { failpoint } from '@/server/failpoint';
import type { OrgId } from '@/server/ids';
import { matchChanges } from './match-changes';
import type { Message } from './message';
import { organizationName } from './organization-name';
import { storedRuleFilter } from './schema';

/** When a daily rule tells of its day, UTC. */
const digestHour = 8;

export function nextDigest(now: Date): Date {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), digestHour));
  return today > now ? today : new Date(today.getTime() + 86_400_000);
}

/** Every transaction before it has ended, so that nothing is written behind the back of who has read up to there. */
export async function horizon(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ tx: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as tx`;
  return Number(row?.tx);
}

/**
 * Reads what has changed since each rule was last looked at, and puts a message down where something matches, in the transaction
 * that moves the rule on: nothing is told twice, and nothing is left out.
 * @returns how many messages
 */
export async function collectMessages(orgId: OrgId, now = new Date()): Promise<number> {
  const name = await organizationName(orgId);
  return withOrg(orgId, async (tx) => {
    const until = await horizon(tx);
    const due = await tx
      .select()
      .from(notificationRules)
      .where(and(eq(notificationRules.orgId, orgId), lte(notificationRules.dueAt, now)))
      .orderBy(notificationRules.id)
      .for('update');
    let messages = 0;
    for (const rule of due) {
      const dueAt = rule.mode === 'daily' ? nextDigest(now) : now;
      const filter = storedRuleFilter(rule.filter);
      const { sql } = tx;
      const matches = await matchChanges(sql, orgId, filter, sql`c.tx_id >= ${rule.fromTx}::bigint and c.tx_id < ${until}::bigint`);
      if (matches.total > 0) {
        const message: Message = {
          type: 'changes',
          organization: { id: orgId, name },
          rule: { id: rule.id, name: rule.name },
          ...matches,
          url: `${env().APP_URL}/findings`,
        };
        await tx.insert(notificationDeliveries).values({
          orgId,
          channelId: rule.channelId,
          ruleId: rule.id,
          ruleName: rule.name,
          message,
          changes: matches.total,
        });
        messages += 1;
      }
      await tx
        .update(notificationRules)
        .set({ fromTx: until, dueAt })
        .where(and(eq(notificationRules.orgId, orgId), eq(notificationRules.id, rule.id)));
    }
    failpoint('notification.collecting');
    return messages;
  });
}
