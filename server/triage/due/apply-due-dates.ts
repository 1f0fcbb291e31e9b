import type postgres from 'postgres';
import { dueDate, dueDaysOf } from './due-date';

/**
 * Makes the due dates of open findings what the organization's days per severity say, touching only what differs. Of one
 * account, in the transaction that ends its scan, or of all when the days change.
 */
export async function applyDueDates(sql: postgres.TransactionSql, orgId: string, awsAccountId?: string): Promise<void> {
  const due = dueDate(sql, await dueDaysOf(sql, orgId), sql`v.severity`, sql`coalesce(v.opened_at, v.first_seen_at)`);
  await sql`
    update verdicts v set due_at = ${due}
    where v.org_id = ${orgId} ${awsAccountId ? sql`and v.aws_account_id = ${awsAccountId}` : sql``}
      and v.finding = 'open' and v.due_at <> ${due}`;
}
