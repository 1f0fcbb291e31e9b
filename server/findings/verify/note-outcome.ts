import type postgres from 'postgres';
import type { VerificationLook } from './types';

export type VerificationOutcome = 'resolved' | 'gone' | 'open' | 'passed' | 'unknown' | 'excluded';

const words: Record<VerificationOutcome, string> = {
  resolved: 'It is put right: the check passed on complete data, or the resource is gone.',
  gone: 'The resource is gone: all of its kind was listed to the end, and it was not there.',
  passed: 'The check passes.',
  open: 'It is still there: the check failed again.',
  unknown: 'It could not be judged: a call that the check needs was not answered in full.',
  excluded: 'It was not judged, by decision of the organization.',
};

/**
 * Writes into the finding's history what came of looking again. In the transaction that ends the scan.
 * @param look what was asked, where the scan looked at the finding's resource alone
 */
export async function noteVerification(
  sql: postgres.TransactionSql,
  {
    orgId,
    scanId,
    awsAccountId,
    verdictId,
    by,
    at,
    look,
  }: { orgId: string; scanId: string; awsAccountId: string; verdictId: number; by: string; at: string; look?: VerificationLook },
): Promise<void> {
  const [verdict] = await sql<Judged[]>`
    select v.status, v.finding, v.check_id, v.severity, coalesce(r.deleted_at is not null, false) as gone from verdicts v
    left join resources r on r.org_id = v.org_id and r.aws_account_id = v.aws_account_id and r.arn = v.arn
    where v.org_id = ${orgId} and v.id = ${verdictId}`;
  if (!verdict) return;
  const outcome = outcomeOf(verdict);
  await sql`
    insert into changes (org_id, at, kind, aws_account_id, scan_id, verdict_id, check_id, severity, data)
    values (${orgId}, ${at}, 'finding.verified', ${awsAccountId}, ${scanId}, ${verdictId}, ${verdict.check_id}, ${verdict.severity},
      ${JSON.stringify({ by, outcome, reason: words[outcome], ...(look && { look }) })}::jsonb)`;
}

interface Judged {
  status: string;
  finding: string | null;
  check_id: string;
  severity: number;
  gone: boolean;
}

function outcomeOf({ status, finding, gone }: Judged): VerificationOutcome {
  if (status === 'excluded') return 'excluded';
  if (status === 'unknown') return 'unknown';
  if (status === 'fail') return 'open';
  if (finding === 'resolved' && gone) return 'gone';
  return finding === 'resolved' ? 'resolved' : 'passed';
}
