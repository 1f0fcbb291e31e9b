import type postgres from 'postgres';
import { excludedBecause, verdictHash } from '@/server/checks/judge';
import { activeKeys } from '@/server/scope/effective';
import type { EffectiveScope } from '@/server/scope/types';
import { disabledChecks } from '../judging-scope';
import type { VerdictScope } from './apply-verdicts';

/**
 * Makes the account's verdicts say what people decided, whatever the scan looked at: those of checks that are switched off are set
 * aside, and what an earlier decision set aside and today's do not is unknown until it is judged, an open finding open again.
 * Nothing is resolved here. Runs after `applyVerdicts` in its transaction.
 */
export async function applyDecisions(sql: postgres.TransactionSql, target: VerdictScope, scope: EffectiveScope | null): Promise<void> {
  await setAside(sql, target, scope);
  await takeUpAgain(sql, target, scope);
}

async function setAside(sql: postgres.TransactionSql, { orgId, awsAccountId, scanId, now }: VerdictScope, scope: EffectiveScope | null) {
  const rows = disabledChecks(scope).map(({ check, decision }) => {
    const because = excludedBecause(decision);
    return {
      id: check.id,
      ...because,
      hash: verdictHash({ status: 'excluded', severity: check.severity, resourceName: null, ...because }),
    };
  });
  if (rows.length === 0) return;
  await sql`
    delete from verdicts where org_id = ${orgId} and aws_account_id = ${awsAccountId} and check_id = any(${rows.map(({ id }) => id)}::text[])
      and resource_id = '*' and finding is null`;
  await sql`
    with disabled as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id text, summary text, evidence jsonb, hash text)
    ), aside as (
      update verdicts v set status = 'excluded', hash = d.hash, finding = case when v.finding = 'open' then 'excluded' else v.finding end,
        changed_at = case when v.status <> 'excluded' then ${now}::timestamptz else v.changed_at end
      from disabled d, verdicts old
      where v.org_id = ${orgId}::uuid and v.aws_account_id = ${awsAccountId}::uuid and v.check_id = d.id
        and (v.hash <> d.hash or v.status <> 'excluded' or v.finding = 'open')
        and old.org_id = v.org_id and old.id = v.id
      returning v.id, v.check_id, v.severity, v.finding, old.finding as was_finding, d.summary, d.evidence
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

async function takeUpAgain(sql: postgres.TransactionSql, { orgId, awsAccountId, scanId, now }: VerdictScope, scope: EffectiveScope | null) {
  const keys = activeKeys(scope);
  await sql`
    with again as (
      update verdicts v set status = 'unknown', hash = '', finding = case when v.finding = 'excluded' then 'open' else v.finding end,
        changed_at = ${now}::timestamptz
      from verdicts old, verdict_details d
      where v.org_id = ${orgId}::uuid and v.aws_account_id = ${awsAccountId}::uuid and v.status = 'excluded'
        and old.org_id = v.org_id and old.id = v.id and d.org_id = v.org_id and d.verdict_id = v.id
        and not coalesce(d.evidence -> 'exclusion' ->> 'key' = any(${keys}::text[]), false)
      returning v.id, v.check_id, v.severity, v.finding, old.finding as was_finding
    ), details as (
      update verdict_details d set summary = ${againSummary}, evidence = null from again
      where d.org_id = ${orgId}::uuid and d.verdict_id = again.id
    )
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, ${now}::timestamptz, 'finding.included', ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity,
      jsonb_build_object('summary', ${againSummary}::text)
    from again where finding is distinct from was_finding`;
}

const againSummary = 'Not known: no longer excluded, and not looked at since';
