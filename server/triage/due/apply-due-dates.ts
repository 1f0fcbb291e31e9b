import type postgres from 'postgres';
import { noDeadline } from '@/server/findings/constants';
import { readTriageSettings } from '../read-settings';

/**
 * Makes the due dates of open findings what the organization's days per severity say, touching only what differs. Of one
 * account, in the transaction that ends its scan, or of all when the days change.
 */
export async function applyDueDates(sql: postgres.TransactionSql, orgId: string, awsAccountId?: string): Promise<void> {
  const { dueDays } = await readTriageSettings({ sql }, orgId);
  const days = [dueDays.critical, dueDays.high, dueDays.medium, dueDays.low];
  const due = sql`coalesce(coalesce(v.opened_at, v.first_seen_at) + make_interval(days => d.days), ${noDeadline}::timestamptz)`;
  await sql`
    update verdicts v set due_at = ${due}
    from unnest(${[1, 2, 3, 4]}::smallint[], ${days as number[]}::int[]) d (severity, days)
    where v.org_id = ${orgId} ${awsAccountId ? sql`and v.aws_account_id = ${awsAccountId}` : sql``}
      and v.finding = 'open' and v.severity = d.severity and v.due_at <> ${due}`;
}
