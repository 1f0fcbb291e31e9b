import { AwsError } from '@/server/aws/errors';
import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { addDays, monthStart } from '../days';
import { money, sumOf } from '../money';
import { holdRefresh, type RefreshLease } from './lease';
import { paid } from './meter';
import type { DayRange, RefreshPlan } from './plan';
import { type CostLine, queriesFor, regionQuery } from './queries';
import { readCostPage } from './read-page';
import { accountOfRefresh, openCostSession } from './session';

/** More than any bill needs; an answer without an end must not be paid for without an end. */
const mostPages = 1_000;

/**
 * Asks a query page by page, and keeps each page as it comes: asked again after a failure it goes on behind the last one, so
 * that no page is paid for twice. What it keeps becomes figures only when every query is whole.
 */
export async function askQuery(lease: RefreshLease, name: string, range: DayRange, today: string): Promise<{ pages: number }> {
  const { orgId, refreshId } = lease;
  const query = queriesFor(name.startsWith('tag:') ? [name.slice(4)] : []).find((each) => each.name === name);
  if (!query) throw new Error(`There is no cost query ${name}.`);
  const session = openCostSession(await accountOfRefresh(lease), refreshId);
  const kept = await pagesOf(lease, name);
  const seen = new Set(kept.map(({ nextToken }) => nextToken));
  let page = kept.length;
  let token = kept.at(-1)?.nextToken ?? null;
  while (page === 0 || token !== null) {
    if (page >= mostPages) throw new AwsError('failed', 'ce:GetCostAndUsage', session.partition, 'PageLimit');
    const sent = token;
    const answer = await paid({ orgId, refreshId, today }, () => readCostPage(session, query, range, sent));
    if (answer.nextToken !== null && seen.has(answer.nextToken))
      throw new AwsError('malformed', 'ce:GetCostAndUsage', session.partition, 'RepeatedPageToken');
    await withOrg(orgId, async ({ sql }) => {
      await holdRefresh(sql, lease);
      await sql`
        insert into cost_pages (org_id, refresh_id, query, page, next_token, lines)
        values (${orgId}, ${refreshId}, ${name}, ${page}, ${answer.nextToken}, ${JSON.stringify(answer.lines)}::jsonb) on conflict do nothing`;
    });
    failpoint('cost.page');
    seen.add(answer.nextToken);
    page += 1;
    token = answer.nextToken;
  }
  return { pages: page };
}

const pagesOf = ({ orgId, refreshId }: RefreshLease, name: string) =>
  withOrg(
    orgId,
    ({ sql }) => sql<{ nextToken: string | null }[]>`
      select next_token as "nextToken" from cost_pages where org_id = ${orgId} and refresh_id = ${refreshId} and query = ${name} order by page`,
  );

/**
 * Where the other queries must begin: with the month before, if AWS's total of it is not the sum that is stored.
 */
export async function whereToBegin(lease: RefreshLease, plan: RefreshPlan): Promise<string> {
  const { month, first, compareFrom, isThorough } = plan;
  if (isThorough || compareFrom >= first) return compareFrom;
  const { orgId, refreshId } = lease;
  const account = await accountOfRefresh(lease);
  const before = monthStart(addDays(month, -1));
  return withOrg(orgId, async ({ sql }) => {
    const pages = await sql<{ lines: CostLine[] }[]>`
      select lines from cost_pages where org_id = ${orgId} and refresh_id = ${refreshId} and query = ${regionQuery.name}`;
    const [stored] = await sql<{ sum: string }[]>`
      select coalesce(sum(amount), 0)::text as sum from cost_entries
      where org_id = ${orgId} and source_id = ${account.id} and grouping = 'service' and tag_key = '' and day >= ${before} and day < ${month}`;
    const lines = pages.flatMap(({ lines }) => lines);
    const asked = sumOf(lines.filter(({ day }) => day >= before && day < month).map(({ amount }) => money(amount)));
    return asked.equals(money(stored?.sum ?? '0')) ? first : compareFrom;
  });
}
