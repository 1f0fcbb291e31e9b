import type postgres from 'postgres';
import { noDeadline } from '@/server/findings/constants';
import { readTriageSettings } from '../read-settings';

/** Days by stored severity, 1 critical … 4 low; null: no deadline. */
export async function dueDaysOf(sql: postgres.TransactionSql, orgId: string): Promise<(number | null)[]> {
  const { dueDays } = await readTriageSettings({ sql }, orgId);
  return [dueDays.critical, dueDays.high, dueDays.medium, dueDays.low];
}

/** When a finding of `severity` that was opened at `opened` is due, both as SQL. */
export const dueDate = (
  sql: postgres.TransactionSql,
  days: readonly (number | null)[],
  severity: postgres.PendingQuery<postgres.Row[]>,
  opened: postgres.PendingQuery<postgres.Row[]>,
) => sql`coalesce(${opened} + make_interval(days => (${days as number[]}::int[])[${severity}]), ${noDeadline}::timestamptz)`;
