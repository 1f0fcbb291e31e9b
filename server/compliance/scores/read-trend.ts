import type postgres from 'postgres';
import { isoText } from '@/server/findings/data';
import type { TenantScope } from '@/server/ids';
import { scoreOf } from '../state';
import type { ScorePoint } from '../types';

/** Over how many days a trend reaches back. */
const trendDays = 180;

interface Row {
  frameworkId: string;
  at: string;
  pass: number;
  fail: number;
  unknown: number;
  excepted: number;
}

/**
 * The course of scores by framework, oldest first: a point where something changed. Over all accounts it is kept for the whole
 * organization only, so who is limited to several accounts sees none until they choose one.
 * @param frameworkId null: all
 */
export async function readTrends(
  sql: postgres.TransactionSql,
  { orgId, accountIds }: TenantScope,
  frameworkId: string | null,
  accountId: string | null,
): Promise<ReadonlyMap<string, ScorePoint[]>> {
  const only = accountId ?? (accountIds?.length === 1 ? accountIds[0] : null);
  if (!only && accountIds !== null) return new Map();
  const rows = await sql<Row[]>`
    select framework_id as "frameworkId", at, pass, fail, unknown, excepted from ${only ? sql`account_scores` : sql`org_scores`}
    where org_id = ${orgId} ${only ? sql`and aws_account_id = ${only}` : sql``} ${frameworkId ? sql`and framework_id = ${frameworkId}` : sql``}
      and at > now() - make_interval(days => ${trendDays})
    order by framework_id, at`;
  const trends = new Map<string, ScorePoint[]>();
  for (const { frameworkId: id, at, excepted, ...counts } of rows)
    trends.set(id, [...(trends.get(id) ?? []), { at: isoText(at), score: scoreOf({ ...counts, excepted }), ...counts }]);
  return trends;
}

/** The trend up to now: the last point is what holds today, whether or not it changed since. */
export function upToNow(points: readonly ScorePoint[], now: ScorePoint | null): ScorePoint[] {
  const last = points.at(-1);
  if (!now || (last && last.at > now.at)) return [...points];
  return [...points.filter(({ at }) => at !== now.at), now];
}
