import type postgres from 'postgres';
import { storedStatuses } from '@/server/checks/types';
import { noDeadline } from '@/server/findings/constants';
import { dueDate, dueDaysOf } from '@/server/triage/due/due-date';
import type { KnownVerdicts } from './known-verdicts';
import { analyseFrom } from './staging';
import { withoutLoops } from './without-loops';

export interface VerdictScope {
  orgId: string;
  awsAccountId: string;
  scanId: string;
  /** ISO 8601. */
  now: string;
  /** The ARN of the one thing that was judged: what is said of others stands, whatever `judged` names. Absent: all are. */
  only?: string | null;
}

/**
 * Makes the stored verdicts equal to the staged ones, for the checks and regions in `judged`, touching only what differs,
 * and writes each transition once. A finding is resolved only by a check that ran on complete data: by a pass, by
 * not-applicable, or because the resource is absent from a complete listing. Runs in the unit's transaction.
 * @param known all that was left out when staging, because it is stored like that
 * @throws Error when what is known no longer stands
 */
export async function applyVerdicts(sql: postgres.TransactionSql, scope: VerdictScope, known?: KnownVerdicts): Promise<void> {
  await known?.verify(sql);
  const { hasStaged, hasExcluded, hasIncomplete } = await lookFirst(sql);
  await withoutLoops(sql, 'staged_verdicts', async () => {
    const ofJudged = known ? await copyUnmet(sql, scope, known) : await copyJudged(sql, scope);
    if (hasStaged) {
      await overrideIncomplete(sql);
      const { elsewhere } = await insertNew(sql, scope);
      if (elsewhere > 0) await copyElsewhere(sql, scope);
      if (ofJudged + elsewhere > 0) await updateExisting(sql, scope);
      if (hasExcluded) await excludeParts(sql, scope);
    }
    if (ofJudged === 0) return;
    await settleMissing(sql, scope);
    if (hasIncomplete) await settleUnseen(sql, scope);
  });
}

interface FirstLook {
  hasStaged: boolean;
  hasExcluded: boolean;
  hasIncomplete: boolean;
}

async function lookFirst(sql: postgres.TransactionSql): Promise<FirstLook> {
  const [row] = await sql<FirstLook[]>`
    select exists (select from staged_verdicts) as "hasStaged", exists (select from staged_verdicts where status = 'excluded') as "hasExcluded",
      exists (select from judged where not complete) as "hasIncomplete"`;
  if (!row) throw new Error('PostgreSQL counted nothing.');
  return row;
}

/** What other statements compare with, in the order of the columns of `stored_verdicts`. */
const compared = (sql: postgres.TransactionSql) =>
  sql`stored.id, stored.check_id, stored.arn, stored.sub_key, stored.resource_id, stored.region, stored.status, stored.finding, stored.hash`;

/**
 * Puts what is stored of the judged checks and regions into `stored_verdicts`, which all other statements compare with. Looked up where they
 * write, each row would be searched among all that the statement itself has written by then, wherever PostgreSQL takes the table for
 * small, as in a first scan. The account's lock keeps others from changing it meanwhile.
 *
 * Place after place is read (`offset 0` keeps PostgreSQL from joining it): in a join it reads all of the account's verdicts wherever it
 * takes them for few. All statuses there are: the index has them before the account.
 * @returns how many
 */
async function copyJudged(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, only = null }: VerdictScope,
  of: postgres.Fragment = sql``,
): Promise<number> {
  const { count } = await sql`
    insert into stored_verdicts
    select v.* from judged j
    cross join lateral (
      select ${compared(sql)} from verdicts stored
      where stored.org_id = ${orgId}::uuid and stored.aws_account_id = ${awsAccountId}::uuid and stored.check_id = j.check_id and stored.region = j.region
        and stored.status = any(${[...storedStatuses]}::text[])
        ${only === null ? sql`` : sql`and stored.arn = ${only}`}
      offset 0) v ${of}`;
  if (count >= analyseFrom) await sql`analyze stored_verdicts (check_id, arn, sub_key, region)`;
  return count;
}

/**
 * As `copyJudged`, without what was left out when staging: it stands as it is. Where a check missed something nothing stands as it is,
 * and where it was not read what is stored nothing was left out.
 */
async function copyUnmet(sql: postgres.TransactionSql, scope: VerdictScope, known: KnownVerdicts): Promise<number> {
  const { orgId } = scope;
  const { count } = await sql`
    insert into stored_verdicts
    select ${compared(sql)} from verdicts stored join judged j on j.check_id = stored.check_id and j.region = stored.region and j.complete
    where stored.org_id = ${orgId}::uuid and stored.id = any(${known.unmet()}::bigint[])
      and (j.check_id, j.region) in ${known.placesRead(sql)}`;
  if (count >= analyseFrom) await sql`analyze stored_verdicts (check_id, arn, sub_key, region)`;
  return count + (await copyJudged(sql, scope, sql`where not j.complete or (j.check_id, j.region) not in ${known.placesRead(sql)}`));
}

/** Adds what is stored of staged things in places that were not judged: a bucket that was made anew in another region. */
async function copyElsewhere(sql: postgres.TransactionSql, { orgId, awsAccountId }: VerdictScope): Promise<void> {
  await sql`
    insert into stored_verdicts
    select ${compared(sql)} from staged_verdicts s
    join verdicts stored on stored.org_id = ${orgId}::uuid and stored.aws_account_id = ${awsAccountId}::uuid
      and stored.check_id = s.check_id and stored.arn = s.arn and stored.sub_key = s.sub_key
    where not exists (select from stored_verdicts v where v.id = stored.id)`;
}

/** A check that missed something in a region knows nothing there, whatever single resources seemed to say. */
async function overrideIncomplete(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    update staged_verdicts s set status = 'unknown', summary = j.summary, evidence = j.evidence, hash = j.hash
    from judged j where j.check_id = s.check_id and j.region = s.region and not j.complete and s.resource_id <> '*' and s.status <> 'excluded'`;
}

async function updateExisting(sql: postgres.TransactionSql, { orgId, awsAccountId, scanId, now }: VerdictScope): Promise<void> {
  await sql`
    with pairs as materialized (
      select v.id, v.status as was_status, v.finding as was_finding, s.status, s.severity, s.hash, s.resource_name, s.resource_type, s.resource_id,
        s.region, s.summary, s.evidence, s.tokens,
        case
          when s.status = 'fail' then 'open'
          when s.status = 'excluded' and v.finding = 'open' then 'excluded'
          when s.status in ('pass', 'not-applicable') and v.finding in ('open', 'excluded') then 'resolved'
          when s.status = 'unknown' and v.finding = 'excluded' then 'open'
          else v.finding
        end as finding
      from staged_verdicts s join stored_verdicts v using (check_id, arn, sub_key)
      where v.hash <> s.hash or v.resource_id <> s.resource_id or v.region <> s.region or (v.status = 'excluded') <> (s.status = 'excluded')
    ), updated as (
      update verdicts v
      set status = p.status, severity = p.severity, hash = p.hash, resource_name = p.resource_name, resource_type = p.resource_type,
        resource_id = p.resource_id, region = p.region, finding = p.finding,
        reopened_count = v.reopened_count + case when p.finding = 'open' and p.was_finding = 'resolved' then 1 else 0 end,
        opened_at = case when p.finding = 'open' and coalesce(p.was_finding, 'resolved') = 'resolved' then ${now}::timestamptz else v.opened_at end,
        changed_at = case when p.status <> p.was_status or p.finding is distinct from p.was_finding then ${now}::timestamptz else v.changed_at end
      from pairs p where v.org_id = ${orgId}::uuid and v.id = p.id and v.id = any(array(select id from pairs))
      returning v.id, v.check_id, v.severity, p.was_finding, v.finding, p.summary, p.evidence, p.tokens
    ), details as (
      insert into verdict_details (org_id, verdict_id, summary, evidence)
      select ${orgId}::uuid, id, summary, evidence from updated
      on conflict (org_id, verdict_id) do update set summary = excluded.summary, evidence = excluded.evidence
    ), words as (
      insert into verdict_tokens (org_id, token, verdict_id)
      select ${orgId}::uuid, unnest(tokens), id from updated where finding = 'open' and was_finding is null
      on conflict do nothing
    )
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, ${now}::timestamptz,
      case when finding = 'resolved' then 'finding.resolved' when finding = 'excluded' then 'finding.excluded'
        when was_finding = 'excluded' then 'finding.included' when was_finding = 'resolved' then 'finding.reopened' else 'finding.opened' end,
      ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity, jsonb_build_object('summary', summary)
    from updated where finding is distinct from was_finding`;
}

/**
 * Adds verdicts that are not stored. Nothing can be in the way of their words and details, and PostgreSQL is not asked to look for it.
 * @returns how many of the staged ones are stored in a place that was not judged
 */
async function insertNew(sql: postgres.TransactionSql, { orgId, awsAccountId, scanId, now }: VerdictScope): Promise<{ elsewhere: number }> {
  const due = dueDate(sql, await dueDaysOf(sql, orgId), sql`s.severity`, sql`${now}::timestamptz`);
  const isNew = sql`not exists (select from stored_verdicts v where v.check_id = s.check_id and v.arn = s.arn and v.sub_key = s.sub_key)`;
  // Found once: comparing all that is staged with all that is stored is most of what an account costs in which little has changed.
  const [row] = await sql<{ elsewhere: number }[]>`
    with fresh as materialized (
      select s.* from staged_verdicts s where ${isNew}
    ), inserted as (
      insert into verdicts (org_id, aws_account_id, check_id, arn, sub_key, resource_type, resource_id, resource_name, service, region,
        severity, status, finding, first_seen_at, opened_at, due_at, changed_at, hash)
      select ${orgId}::uuid, ${awsAccountId}::uuid, s.check_id, s.arn, s.sub_key, s.resource_type, s.resource_id, s.resource_name, s.service, s.region,
        s.severity, s.status, case when s.status = 'fail' then 'open' end, ${now}::timestamptz, case when s.status = 'fail' then ${now}::timestamptz end,
        case when s.status = 'fail' then ${due} else ${noDeadline}::timestamptz end, ${now}::timestamptz, s.hash
      from fresh s
      on conflict (org_id, aws_account_id, check_id, arn, sub_key) do nothing
      returning id, check_id, arn, sub_key, severity, status
    ), joined as (
      select i.id, i.check_id, i.severity, i.status, s.summary, s.evidence, s.tokens
      from inserted i join fresh s using (check_id, arn, sub_key)
    ), details as (
      insert into verdict_details (org_id, verdict_id, summary, evidence)
      select ${orgId}::uuid, id, summary, evidence from joined
    ), words as (
      insert into verdict_tokens (org_id, token, verdict_id)
      select ${orgId}::uuid, unnest(tokens), id from joined where status = 'fail'
    ), opened as (
      insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
      select ${orgId}::uuid, ${now}::timestamptz, 'finding.opened', ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity, jsonb_build_object('summary', summary)
      from joined where status = 'fail'
    )
    select ((select count(*) from fresh) - (select count(*) from inserted))::int as elsewhere`;
  if (!row) throw new Error('PostgreSQL counted nothing.');
  return row;
}

/** What a check said of the parts of a resource (a rule, a port) goes aside with the resource; it is not gone. */
async function excludeParts(sql: postgres.TransactionSql, { orgId, awsAccountId, scanId, now }: VerdictScope): Promise<void> {
  await sql`
    with aside as (
      update verdicts v set status = 'excluded', hash = s.hash, finding = case when v.finding = 'open' then 'excluded' else v.finding end,
        changed_at = case when v.status <> 'excluded' then ${now}::timestamptz else v.changed_at end
      from staged_verdicts s, verdicts old
      where v.org_id = ${orgId}::uuid and v.aws_account_id = ${awsAccountId}::uuid and v.check_id = s.check_id and v.arn = s.arn
        and v.check_id = any(array(select check_id from staged_verdicts where status = 'excluded'))
        and v.sub_key <> s.sub_key and s.status = 'excluded' and v.finding is not null and v.hash <> s.hash
        and old.org_id = v.org_id and old.id = v.id
      returning v.id, v.check_id, v.severity, v.finding, old.finding as was_finding, s.summary, s.evidence
    ), details as (
      insert into verdict_details (org_id, verdict_id, summary, evidence)
      select ${orgId}::uuid, id, summary, evidence from aside
      on conflict (org_id, verdict_id) do update set summary = excluded.summary, evidence = excluded.evidence
    )
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, ${now}::timestamptz, 'finding.excluded', ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity,
      jsonb_build_object('summary', summary)
    from aside where finding is distinct from was_finding`;
}

/** What was stored of the judged checks and regions, `v`, each with its row of `judged`, `j`. */
const judgedBefore = (sql: postgres.TransactionSql, { only = null }: VerdictScope) =>
  sql`stored_verdicts v join judged j on j.check_id = v.check_id and j.region = v.region ${only === null ? sql`` : sql`and v.arn = ${only}`}`;

/** Verdicts that the scan no longer gives, where it looked everywhere: what they are about is gone. */
async function settleMissing(sql: postgres.TransactionSql, scope: VerdictScope): Promise<void> {
  const { orgId, awsAccountId, scanId, now } = scope;
  await sql`
    with missing as materialized (
      select v.*, j.complete from ${judgedBefore(sql, scope)}
      where not exists (select 1 from staged_verdicts s where s.check_id = v.check_id and s.arn = v.arn and s.sub_key = v.sub_key)
    ), dropped as (
      delete from verdicts v where v.org_id = ${orgId}::uuid and v.finding is null
        and v.id = any(array(select id from missing where finding is null and (complete or resource_id = '*')))
    ), settled as (
      update verdicts v set status = 'not-applicable', finding = 'resolved', hash = '',
        changed_at = case when v.finding in ('open', 'excluded') then ${now}::timestamptz else v.changed_at end
      from missing m
      where v.org_id = ${orgId}::uuid and v.id = m.id and v.id = any(array(select id from missing)) and m.complete and v.finding is not null
        and (v.finding in ('open', 'excluded') or v.status <> 'not-applicable')
        and not exists (select 1 from staged_verdicts s where s.check_id = m.check_id and s.arn = m.arn and s.status = 'excluded')
      returning v.id, v.check_id, v.severity, m.finding as was_finding
    )
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, ${now}::timestamptz, 'finding.resolved', ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity,
      jsonb_build_object('summary', 'The resource, or the part of it that failed, is no longer there', 'absent', true)
    from settled where was_finding in ('open', 'excluded')`;
}

/** Verdicts that the scan no longer gives, where it could not look everywhere: they are unknown. */
async function settleUnseen(sql: postgres.TransactionSql, scope: VerdictScope): Promise<void> {
  const { orgId, now } = scope;
  await sql`
    with unseen as materialized (
      select v.id, j.hash, j.summary, j.evidence from ${judgedBefore(sql, scope)}
      where not j.complete and v.hash <> j.hash and v.status <> 'excluded'
        and not exists (select 1 from staged_verdicts s where s.check_id = v.check_id and s.arn = v.arn and (s.sub_key = v.sub_key or s.status = 'excluded'))
    ), lost as (
      update verdicts v set status = 'unknown', hash = u.hash, changed_at = case when v.status <> 'unknown' then ${now}::timestamptz else v.changed_at end
      from unseen u
      where v.org_id = ${orgId}::uuid and v.id = u.id and v.id = any(array(select id from unseen)) and v.status <> 'excluded'
      returning v.id, u.summary, u.evidence
    )
    insert into verdict_details (org_id, verdict_id, summary, evidence)
    select ${orgId}::uuid, id, summary, evidence from lost
    on conflict (org_id, verdict_id) do update set summary = excluded.summary, evidence = excluded.evidence`;
}
