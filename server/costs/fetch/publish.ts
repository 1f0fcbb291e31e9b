import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { announce } from '@/server/live/announce';
import { mostDays } from '../constants';
import { dropFigures, nextDue } from './finish';
import { holdRefresh, type RefreshLease } from './lease';
import type { RefreshPlan } from './plan';
import { accountOfRefresh } from './session';

/** What each query was asked for, by its name. */
export type AskedFrom = Readonly<Record<string, string>>;

interface Outcome {
  forecastError: string | null;
  missingActions: string[];
}

/**
 * Puts what was asked in the place of what was stored for those days: all queries in one transaction, or none. Readers see the
 * old figures until then, and the new ones from then on.
 */
export async function publishRefresh(
  lease: RefreshLease,
  plan: RefreshPlan,
  asked: AskedFrom,
  { forecastError, missingActions }: Outcome,
  now: Date,
): Promise<void> {
  const { orgId, refreshId } = lease;
  const account = await accountOfRefresh(lease);
  await withOrg(orgId, async ({ sql }) => {
    await sql`select 1 from cost_sources where org_id = ${orgId} and aws_account_id = ${account.id} for update`;
    await holdRefresh(sql, lease);
    for (const [name, first] of Object.entries(asked)) await replaceEntries(sql, lease, account.id, name, { first, last: plan.today });
    await nameOwners(sql, orgId, account.id);
    await replaceForecast(sql, lease, account.id, account.accountId);
    await mergeAwsAnomalies(sql, lease, account.id);
    await sql`delete from cost_pages where org_id = ${orgId} and refresh_id = ${refreshId}`;
    const from = Object.values(asked).sort()[0] ?? plan.first;
    await sql`
      update cost_sources set status = 'fetched', covered_by = null, fetched_at = ${now.toISOString()}, last_error = null,
        missing_actions = ${missingActions}, forecast_error = ${forecastError},
        first_day = least(first_day, ${from}::date), last_day = ${plan.today}, due_at = ${nextDue(account.id, now).toISOString()}
      where org_id = ${orgId} and aws_account_id = ${account.id}`;
    await sql`
      update cost_refreshes set status = 'completed', finished_at = ${now.toISOString()}, lease_until = null, first_day = ${from}, last_day = ${plan.today}
      where org_id = ${orgId} and id = ${refreshId}`;
    await settleCoverage(sql, orgId, plan.today);
    await announce(sql, { orgId, channel: 'account', id: account.id });
    failpoint('cost.unpublished');
  });
}

async function replaceEntries(
  sql: postgres.TransactionSql,
  { orgId, refreshId }: RefreshLease,
  sourceId: string,
  name: string,
  { first, last }: { first: string; last: string },
): Promise<void> {
  const [grouping = '', ...rest] = name.split(':');
  const tagKey = rest.join(':');
  await sql`
    delete from cost_entries where org_id = ${orgId} and source_id = ${sourceId} and grouping = ${grouping} and tag_key = ${tagKey}
      and day between ${first} and ${last}`;
  await sql`
    insert into cost_entries (org_id, source_id, grouping, tag_key, day, account_id, service, region, record_type, usage_type, tag_value, unit, amount)
    select ${orgId}::uuid, ${sourceId}::uuid, ${grouping}, ${tagKey}, l.day, l."accountId", l.service, l.region, l."recordType", l."usageType",
      l."tagValue", l.unit, sum(l.amount)
    from cost_pages p, jsonb_to_recordset(p.lines) as l(day date, "accountId" text, service text, region text, "recordType" text,
      "usageType" text, "tagValue" text, unit text, amount numeric)
    where p.org_id = ${orgId} and p.refresh_id = ${refreshId} and p.query = ${name}
    group by l.day, l."accountId", l.service, l.region, l."recordType", l."usageType", l."tagValue", l.unit`;
}

/** Says whose each line is, so that who is limited to some accounts sees theirs. A bill of one account is that account's throughout. */
async function nameOwners(sql: postgres.TransactionSql, orgId: string, sourceId: string): Promise<void> {
  await sql`
    with accounts as (
      select distinct account_id from cost_entries where org_id = ${orgId} and source_id = ${sourceId} and grouping = 'service'
    ), owners as (
      select e.ctid as place, a.id as owner
      from cost_entries e
      left join aws_accounts a on a.org_id = e.org_id and a.account_id =
        case when e.account_id <> '' then e.account_id when (select count(*) from accounts) = 1 then (select account_id from accounts) end
      where e.org_id = ${orgId} and e.source_id = ${sourceId} and e.aws_account_id is distinct from a.id
    )
    update cost_entries e set aws_account_id = owners.owner from owners where e.ctid = owners.place and e.org_id = ${orgId}`;
}

async function replaceForecast(sql: postgres.TransactionSql, { orgId, refreshId }: RefreshLease, sourceId: string, accountId: string) {
  await sql`delete from cost_forecasts where org_id = ${orgId} and source_id = ${sourceId}`;
  await sql`
    insert into cost_forecasts (org_id, source_id, day, mean, lower, upper, unit, aws_account_id)
    select ${orgId}::uuid, ${sourceId}::uuid, l.day, l.mean, l.lower, l.upper, l.unit,
      case when exists (select from cost_entries e where e.org_id = ${orgId} and e.source_id = ${sourceId} and e.grouping = 'service'
        and e.account_id <> ${accountId}) then null else ${sourceId}::uuid end
    from cost_pages p, jsonb_to_recordset(p.lines) as l(day date, mean numeric, lower numeric, upper numeric, unit text)
    where p.org_id = ${orgId} and p.refresh_id = ${refreshId} and p.query = 'forecast'
    on conflict do nothing`;
}

async function mergeAwsAnomalies(sql: postgres.TransactionSql, { orgId, refreshId }: RefreshLease, sourceId: string) {
  await sql`
    insert into cost_anomalies (org_id, source_id, origin, external_id, account_id, service, day, last_day, expected, actual, unit, aws_account_id)
    select ${orgId}::uuid, ${sourceId}::uuid, 'aws', l.id, l."accountId", l.service, l.day, l."lastDay", l.expected, l.actual, 'USD', a.id
    from cost_pages p
    cross join jsonb_to_recordset(p.lines) as l(id text, "accountId" text, service text, day date, "lastDay" date, expected numeric, actual numeric)
    left join aws_accounts a on a.org_id = ${orgId} and a.account_id = l."accountId"
    where p.org_id = ${orgId} and p.refresh_id = ${refreshId} and p.query = 'anomalies'
    on conflict (org_id, source_id, origin, account_id, service, day, external_id)
      do update set last_day = excluded.last_day, expected = excluded.expected, actual = excluded.actual`;
}

/** Accounts that a payer's bill holds are no longer asked for themselves, and what was stored for them goes: it would count twice. */
async function settleCoverage(sql: postgres.TransactionSql, orgId: string, today: string): Promise<void> {
  const covered = await sql<{ id: string; payer: string }[]>`
    with held as (
      select e.source_id, count(distinct e.account_id) as accounts, array_agg(distinct e.account_id) as ids
      from cost_entries e where e.org_id = ${orgId} and e.grouping = 'service' and e.day >= ${today}::date - ${mostDays}::int group by e.source_id
    )
    select s.aws_account_id as id, min(p.source_id::text) as payer
    from cost_sources s
    join aws_accounts a on a.org_id = s.org_id and a.id = s.aws_account_id
    join held p on p.source_id <> s.aws_account_id and a.account_id = any(p.ids)
    left join held own on own.source_id = s.aws_account_id
    where s.org_id = ${orgId} and s.status <> 'covered' and p.accounts > coalesce(own.accounts, 0) and p.accounts > 1
    group by s.aws_account_id`;
  await sql`
    update cost_sources s set fetched_at = p.fetched_at from cost_sources p
    where s.org_id = ${orgId} and s.status = 'covered' and p.org_id = s.org_id and p.aws_account_id = s.covered_by`;
  for (const { id, payer } of covered) {
    await dropFigures(sql, orgId, id);
    await sql`
      update cost_sources set status = 'covered', covered_by = ${payer}, last_error = null, missing_actions = '{}',
        fetched_at = (select fetched_at from cost_sources where org_id = ${orgId} and aws_account_id = ${payer})
      where org_id = ${orgId} and aws_account_id = ${id}`;
  }
}
