import type postgres from 'postgres';

/**
 * Counts an account's verdicts anew into `posture_counts`, which the overview and the facets read instead of the verdicts.
 * Rows that come out the same are left alone.
 */
export async function refreshPosture(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<void> {
  await sql`
    with fresh as (
      select service, region, severity,
        count(*) filter (where finding = 'open' and (muted_until is null or muted_until <= now()))::int as open,
        count(*) filter (where finding = 'open' and muted_until > now())::int as muted,
        count(*) filter (where status = 'pass')::int as pass,
        count(*) filter (where status = 'unknown')::int as unknown
      from verdicts where org_id = ${orgId} and aws_account_id = ${awsAccountId}
      group by service, region, severity
    ), gone as (
      delete from posture_counts p where p.org_id = ${orgId} and p.aws_account_id = ${awsAccountId}
        and not exists (select 1 from fresh f where f.service = p.service and f.region = p.region and f.severity = p.severity)
    )
    insert into posture_counts (org_id, aws_account_id, service, region, severity, open, muted, pass, unknown)
    select ${orgId}::uuid, ${awsAccountId}::uuid, service, region, severity, open, muted, pass, unknown from fresh
    on conflict (org_id, aws_account_id, service, region, severity) do update
      set open = excluded.open, muted = excluded.muted, pass = excluded.pass, unknown = excluded.unknown
      where (posture_counts.open, posture_counts.muted, posture_counts.pass, posture_counts.unknown)
        is distinct from (excluded.open, excluded.muted, excluded.pass, excluded.unknown)`;
}
