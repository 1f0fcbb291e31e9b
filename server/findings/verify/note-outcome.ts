import type postgres from 'postgres';

export type VerificationOutcome = 'resolved' | 'open' | 'passed' | 'unknown' | 'excluded';

const words: Record<VerificationOutcome, string> = {
  resolved: 'It is put right: the check passed on complete data, or the resource is gone.',
  passed: 'The check passes.',
  open: 'It is still there: the check failed again.',
  unknown: 'It could not be judged: a call that the check needs was not answered in full.',
  excluded: 'It was not judged, by decision of the organization.',
};

/** Writes into the finding's history what came of looking again. In the transaction that ends the scan. */
export async function noteVerification(
  sql: postgres.TransactionSql,
  {
    orgId,
    scanId,
    awsAccountId,
    verdictId,
    by,
    at,
  }: { orgId: string; scanId: string; awsAccountId: string; verdictId: number; by: string; at: string },
): Promise<void> {
  const [verdict] = await sql<{ status: string; finding: string | null; check_id: string; severity: number }[]>`
    select status, finding, check_id, severity from verdicts where org_id = ${orgId} and id = ${verdictId}`;
  if (!verdict) return;
  const outcome = outcomeOf(verdict);
  await sql`
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    values (${orgId}, ${at}, 'finding.verified', ${awsAccountId}, ${scanId}, ${verdictId}, ${verdict.check_id}, ${verdict.severity},
      ${JSON.stringify({ by, outcome, reason: words[outcome] })}::jsonb)`;
}

function outcomeOf({ status, finding }: { status: string; finding: string | null }): VerificationOutcome {
  if (status === 'excluded') return 'excluded';
  if (status === 'unknown') return 'unknown';
  if (status === 'fail') return 'open';
  return finding === 'resolved' ? 'resolved' : 'passed';
}
