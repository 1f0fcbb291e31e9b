import type postgres from 'postgres';
import type { VerdictScope } from '@/server/scans/store/apply-verdicts';

/**
 * Ends exceptions early for findings whose evidence is no longer what somebody accepted: they are open again. Only for what the
 * check just failed: where the scan could not look, nothing is known to have changed. In the transaction that ends a scan.
 */
export async function endChangedExceptions(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, scanId, now }: VerdictScope,
): Promise<void> {
  await sql`
    with broken as (
      update verdicts v set mute_id = null, muted_until = null, accepted_evidence = null, changed_at = ${now}::timestamptz
      from verdict_details d
      where v.org_id = ${orgId}::uuid and v.aws_account_id = ${awsAccountId}::uuid and v.mute_id is not null and v.accepted_evidence is not null
        and v.finding = 'open' and v.status = 'fail' and v.muted_until > now()
        and d.org_id = v.org_id and d.verdict_id = v.id and md5(coalesce(d.evidence::text, '')) <> v.accepted_evidence
      returning v.id, v.check_id, v.severity, d.summary
    )
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, ${now}::timestamptz, 'finding.exception-broken', ${awsAccountId}::uuid, ${scanId}::uuid, id, check_id, severity,
      jsonb_build_object('summary', summary)
    from broken`;
}
