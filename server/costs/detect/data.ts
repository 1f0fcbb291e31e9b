import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import { ofAccounts } from '@/server/tenant-filter';
import { amountText, money } from '../money';
import type { CostContext } from '../report/context';

export interface AnomalyView {
  id: string;
  origin: 'cloudlens' | 'aws';
  accountId: string;
  accountName: string | null;
  service: string;
  firstDay: string;
  lastDay: string;
  expected: string;
  actual: string;
  impact: string;
  unit: string;
  /** In robust deviations; null: AWS's. */
  score: string | null;
  feedback: 'planned' | 'real' | 'false-alarm' | null;
  feedbackNote: string | null;
  /** AWS found the same: the service in the account, on days of its own that overlap these. */
  alsoByAws: boolean;
}

type Row = Omit<AnomalyView, 'impact' | 'alsoByAws'>;

/** What both find is one anomaly: ours, which says so. AWS's stays where somebody has said something about that one. */
export function merged(rows: readonly Row[]): (Row & { alsoByAws: boolean })[] {
  const key = ({ accountId, service, unit }: Row) => JSON.stringify([accountId, service, unit]);
  const alike = new Map<string, Row[]>();
  for (const row of rows) alike.set(key(row), [...(alike.get(key(row)) ?? []), row]);
  return rows.flatMap((row) => {
    const isAlso = (alike.get(key(row)) ?? []).some(
      (other) => other.origin !== row.origin && other.firstDay <= row.lastDay && row.firstDay <= other.lastDay,
    );
    if (row.origin === 'aws') return isAlso && row.feedback === null ? [] : [{ ...row, alsoByAws: false }];
    return [{ ...row, alsoByAws: isAlso }];
  });
}

/** The newest first, at most `limit`. */
export async function readAnomalies(
  { sql, scope }: CostContext,
  { limit, since }: { limit: number; since?: string },
): Promise<AnomalyView[]> {
  const rows = await sql<Row[]>`
    select c.id, c.origin, c.account_id as "accountId", a.name as "accountName", c.service, c.day::text as "firstDay", c.last_day::text as "lastDay",
      c.expected::text as expected, c.actual::text as actual, c.unit, c.score::text as score, c.feedback, c.feedback_note as "feedbackNote"
    from cost_anomalies c left join aws_accounts a on a.org_id = c.org_id and a.account_id = c.account_id
    where c.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'c.aws_account_id')} ${since ? sql`and c.last_day >= ${since}` : sql``}
    order by c.day desc, c.actual - c.expected desc, c.id limit ${limit}`;
  return merged(rows).map((row) => ({
    ...row,
    expected: amountText(money(row.expected)),
    actual: amountText(money(row.actual)),
    impact: amountText(money(row.actual).minus(money(row.expected))),
  }));
}

/** Says what an anomaly was, or takes it back. @throws AppError NOT_FOUND */
export async function giveFeedback(
  actor: Actor,
  id: string,
  { feedback, note }: { feedback: AnomalyView['feedback']; note?: string | undefined },
): Promise<void> {
  authorise(actor, 'costs:update');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const [row] = await tx.sql<{ awsAccountId: string | null }[]>`
      select aws_account_id as "awsAccountId" from cost_anomalies where org_id = ${orgId} and id = ${id} for update`;
    if (!row) throw notFound('anomaly');
    if (row.awsAccountId) authoriseOn(actor, 'costs:update', row.awsAccountId);
    await tx.sql`
      update cost_anomalies set feedback = ${feedback}, feedback_note = ${feedback && note ? note : null},
        feedback_by = ${feedback ? actor.userId : null}, feedback_at = ${feedback ? new Date().toISOString() : null}
      where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, { action: 'costs.feedback', target: id, data: { feedback } });
  });
}
