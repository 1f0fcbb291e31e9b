import { withOrg } from '@/server/db';
import { historyMonths } from '../constants';
import { addMonths, dayOf, earlier, monthStart } from '../days';
import { settingsIn } from '../settings/data';
import { finishRefresh } from './finish';
import { holdRefresh, type RefreshLease, RefreshStopped } from './lease';
import { queriesFor } from './queries';
import { accountOfRefresh } from './session';

export interface DayRange {
  first: string;
  last: string;
}

/** What one refresh is going to ask. Days, names and flags only: it is kept as a step's result. */
export interface RefreshPlan {
  today: string;
  /** Where the running month begins. */
  month: string;
  /** Where the queries begin unless the month before has changed; what was stored before it stays. */
  first: string;
  /** Where the first query begins: with it the month before is compared. */
  compareFrom: string;
  /** Ask for the month before in any case. */
  isThorough: boolean;
  /** Names of the queries behind the first, and where each must begin at the latest. */
  queries: { name: string; first: string | null }[];
  awsAnomalies: boolean;
}

/**
 * Takes the refresh and decides what to ask: everything that Cost Explorer keeps the first time; afterwards the running month,
 * and the month before once more from the 7th on, when AWS has closed it.
 * @returns null: there is nothing to ask, since another account's bill holds this one
 */
export async function planRefresh(lease: RefreshLease, now: Date): Promise<RefreshPlan | null> {
  const { orgId, refreshId } = lease;
  const account = await accountOfRefresh(lease);
  const today = dayOf(now);
  const month = monthStart(today);
  const oldest = addMonths(today, -historyMonths);
  const plan = await withOrg(orgId, async (tx) => {
    const { sql } = tx;
    await holdRefresh(sql, lease);
    const [source] = await sql<
      { covered_by: string | null; first_day: string | null; last_day: string | null; thorough_at: string | null }[]
    >`
      select (
          select p.source_id from cost_entries p
          where p.org_id = s.org_id and p.source_id <> s.aws_account_id and p.grouping = 'service' and p.account_id = ${account.accountId}
            and exists (select from cost_entries o where o.org_id = p.org_id and o.source_id = p.source_id and o.grouping = 'service'
              and o.account_id <> ${account.accountId})
          limit 1) as covered_by,
        s.first_day::text, s.last_day::text,
        (select max(r.finished_at)::text from cost_refreshes r where r.org_id = s.org_id and r.aws_account_id = s.aws_account_id
          and r.status = 'completed' and r.first_day < ${month} and r.finished_at >= ${`${month.slice(0, 8)}07`}::date) as thorough_at
      from cost_sources s where s.org_id = ${orgId} and s.aws_account_id = ${account.id} for update`;
    if (!source) throw new RefreshStopped();
    if (source.covered_by) return { coveredBy: source.covered_by };
    const { tagKeys, awsAnomalies } = await settingsIn(tx, orgId);
    const isFirst = source.last_day === null;
    // Behind a gap, everything since.
    const first = isFirst ? oldest : earlier(month, monthStart(source.last_day ?? month));
    const known = new Set(
      (
        await sql<{ tag_key: string }[]>`
          select distinct tag_key from cost_entries where org_id = ${orgId} and source_id = ${account.id} and grouping = 'tag'`
      ).map(({ tag_key }) => tag_key),
    );
    const [, ...others] = queriesFor(tagKeys);
    return {
      today,
      month,
      first,
      compareFrom: isFirst ? oldest : earlier(first, addMonths(month, -1)),
      isThorough: !isFirst && today.slice(8) >= '07' && source.thorough_at === null,
      queries: others.map(({ name, grouping, tagKey }) => ({
        name,
        first: grouping === 'tag' && !known.has(tagKey) ? (source.first_day ?? oldest) : null,
      })),
      awsAnomalies,
    };
  });
  if (!('coveredBy' in plan)) return plan;
  await finishRefresh(lease, { status: 'completed', source: 'covered', coveredBy: plan.coveredBy, refreshId, now });
  return null;
}
