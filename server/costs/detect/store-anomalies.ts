import type postgres from 'postgres';
import { growingDays } from '../constants';
import { addDays, earlier, later } from '../days';
import { type Money, money } from '../money';
import { findAnomalies, isWorthLooking, windowDays } from './find-anomalies';

/** How far back a refresh judges: AWS may still correct the last weeks. */
const lookBackDays = 42;

interface Day {
  account_id: string;
  service: string;
  unit: string;
  day: string;
  amount: string;
  owner: string | null;
}

interface Row {
  accountId: string;
  service: string;
  unit: string;
  owner: string | null;
  day: string;
  lastDay: string;
  expected: string;
  actual: string;
  score: string;
}

/**
 * Judges the last weeks of a source by its own past. What somebody has given an opinion on stays; what the corrected figures no
 * longer show goes. Each new one is told once, as a change.
 */
export async function storeAnomalies(sql: postgres.TransactionSql, orgId: string, sourceId: string, now: Date): Promise<number> {
  const [source] = await sql<{ first: string | null; last: string | null }[]>`
    select first_day::text as first, last_day::text as last from cost_sources where org_id = ${orgId} and aws_account_id = ${sourceId}`;
  if (!source?.first || !source.last) return 0;
  const last = addDays(source.last, -growingDays);
  const from = later(addDays(last, -lookBackDays + 1), source.first);
  const first = later(addDays(from, -windowDays), source.first);
  if (earlier(first, last) === last) return 0;
  const days = await sql<Day[]>`
    select account_id, service, unit, day::text as day, amount::text as amount, aws_account_id as owner from cost_entries
    where org_id = ${orgId} and source_id = ${sourceId} and grouping = 'service' and day between ${first} and ${last}`;
  const rows = judge(days, { first, from, last });
  const known = await sql<{ key: string }[]>`
    select account_id || ' ' || service || ' ' || day::text as key from cost_anomalies
    where org_id = ${orgId} and source_id = ${sourceId} and origin = 'cloudlens'`;
  const keys = new Set(known.map(({ key }) => key));
  const json = JSON.stringify(rows);
  await sql`
    delete from cost_anomalies a where a.org_id = ${orgId} and a.source_id = ${sourceId} and a.origin = 'cloudlens' and a.day >= ${from} and a.feedback is null
      and not exists (select from jsonb_to_recordset(${json}::jsonb) as f("accountId" text, service text, day date)
        where f."accountId" = a.account_id and f.service = a.service and f.day = a.day)`;
  await sql`
    insert into cost_anomalies (org_id, source_id, origin, account_id, service, day, last_day, expected, actual, unit, score, found_at, aws_account_id)
    select ${orgId}::uuid, ${sourceId}::uuid, 'cloudlens', f."accountId", f.service, f.day, f."lastDay", f.expected, f.actual, f.unit, f.score,
      ${now.toISOString()}, f.owner
    from jsonb_to_recordset(${json}::jsonb) as f("accountId" text, service text, unit text, owner uuid, day date, "lastDay" date, expected numeric,
      actual numeric, score numeric)
    on conflict (org_id, source_id, origin, account_id, service, day, external_id) do update set last_day = excluded.last_day,
      expected = excluded.expected, actual = excluded.actual, score = excluded.score, aws_account_id = excluded.aws_account_id`;
  const fresh = rows.filter(({ accountId, service, day }) => !keys.has(`${accountId} ${service} ${day}`) && day >= addDays(last, -7));
  for (const { owner, accountId, service, day, expected, actual, unit } of fresh)
    await sql`
      insert into changes (org_id, at, kind, aws_account_id, data)
      values (${orgId}, ${now.toISOString()}, 'cost.anomaly', ${owner}, ${JSON.stringify({ accountId, service, day, expected, actual, unit })}::jsonb)`;
  return rows.length;
}

function judge(days: readonly Day[], range: { first: string; from: string; last: string }): Row[] {
  const series = new Map<string, { head: Day; amounts: Map<string, Money> }>();
  for (const row of days) {
    const key = JSON.stringify([row.account_id, row.service, row.unit]);
    const one = series.get(key) ?? { head: row, amounts: new Map<string, Money>() };
    series.set(key, one);
    one.amounts.set(row.day, money(row.amount));
  }
  return [...series.values()]
    .filter(({ amounts }) => isWorthLooking(amounts))
    .flatMap(({ head, amounts }) =>
      findAnomalies(amounts, range).map(({ day, lastDay, expected, actual, score }) => ({
        accountId: head.account_id,
        service: head.service,
        unit: head.unit,
        owner: head.owner,
        day,
        lastDay,
        expected: expected.toFixed(2),
        actual: actual.toFixed(),
        score,
      })),
    );
}
