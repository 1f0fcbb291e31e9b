import { inArray } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { driftSchedules } from '@/drizzle/schema/drift';
import { recordAudit, systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authoriseOn, within } from '@/server/identity/actor';
import { asOrgId } from '@/server/ids';
import { log } from '@/server/log';
import type { AccountRef } from '@/server/posture';
import { queueStacks } from './queue-stacks';

export interface DriftSchedule {
  account: AccountRef;
  schedule: 'nightly' | 'off';
}

/** Queues the stacks of every account that wants a check at night. One account's trouble is not another's. */
export async function queueNightlyChecks(): Promise<{ queued: number }> {
  const accounts = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId, id: awsAccounts.id })
      .from(awsAccounts)
      .where(inArray(awsAccounts.status, ['connected', 'scanning', 'error'])),
  );
  let queued = 0;
  for (const { orgId: id, id: awsAccountId } of accounts) {
    const orgId = asOrgId(id);
    try {
      const [off] = await withOrg(
        orgId,
        ({ sql }) => sql`select 1 from drift_schedules where org_id = ${orgId} and aws_account_id = ${awsAccountId} and schedule = 'off'`,
      );
      if (!off)
        queued += (
          await queueStacks(systemActor(orgId, 'schedule'), {
            awsAccountId,
            force: false,
            trigger: 'schedule',
          })
        ).queued;
    } catch (error) {
      log.error({ err: error, awsAccountId }, 'the stacks of an account could not be put in line');
    }
  }
  return { queued };
}

/** Whether each account's stacks are checked at night. */
export async function listSchedules(actor: Actor): Promise<DriftSchedule[]> {
  const scope = within(actor, 'drift:read');
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<(AccountRef & { schedule: 'nightly' | 'off' })[]>`
      select a.id, a.account_id as "accountId", a.name, a.kind, coalesce(s.schedule, 'nightly') as schedule
      from aws_accounts a left join drift_schedules s on s.org_id = a.org_id and s.aws_account_id = a.id
      where a.org_id = ${scope.orgId} and a.status not in ('pending', 'disconnected') order by a.name, a.id`;
    return rows.map(({ schedule, ...account }) => ({
      account: { ...account },
      schedule,
    }));
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND */
export async function setSchedule(actor: Actor, awsAccountId: string, schedule: 'nightly' | 'off'): Promise<void> {
  authoriseOn(actor, 'drift:update', awsAccountId);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const [account] = await tx.sql`select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId}`;
    if (!account) throw notFound('AWS account');
    const row = {
      orgId,
      awsAccountId,
      schedule,
      updatedBy: actor.userId,
      updatedAt: new Date(),
    };
    await tx
      .insert(driftSchedules)
      .values(row)
      .onConflictDoUpdate({
        target: [driftSchedules.orgId, driftSchedules.awsAccountId],
        set: row,
      });
    await recordAudit(tx, actor, {
      action: 'drift.schedule',
      target: awsAccountId,
      data: { schedule },
    });
  });
}
