import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { readTriageSettings } from '../read-settings';

/** More than these wait for the next hour. */
const most = 5_000;

/**
 * Notes findings whose deadline has come near as changes, each deadline once, for notification rules to tell of. What had long
 * been overdue when this was first asked is not told: it is in the list.
 * @returns how many it noted
 */
export async function tellNearDeadlines(orgId: OrgId): Promise<{ near: number }> {
  return withOrg(orgId, async (tx) => {
    const { nearDays } = await readTriageSettings(tx, orgId);
    const told = await tx.sql`
      with near as (
        select id from verdicts
        where org_id = ${orgId} and finding = 'open' and due_at > now() - interval '1 day' and due_at <= now() + make_interval(days => ${nearDays})
          and (muted_until is null or muted_until <= now()) and due_told is distinct from due_at
        order by due_at, id limit ${most} for update
      ), told as (
        update verdicts v set due_told = v.due_at from near where v.org_id = ${orgId} and v.id = near.id
        returning v.id, v.aws_account_id, v.check_id, v.severity, v.due_at
      )
      insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
      select ${orgId}::uuid, now(), 'finding.due-near', aws_account_id, id, check_id, severity, jsonb_build_object('dueAt', due_at) from told
      returning id`;
    return { near: told.length };
  });
}
