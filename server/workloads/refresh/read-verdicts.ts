import type { OrgConnection } from '@/server/db-staging';
import { secretCheckIds } from '../describe/secrets-of';
import type { KnownVerdict } from '../describe/world';

/** What checks for secrets last said of these resources, by ARN. */
export async function readVerdicts(
  connection: OrgConnection,
  { orgId, awsAccountId }: { orgId: string; awsAccountId: string },
  arns: readonly string[],
): Promise<Map<string, KnownVerdict[]>> {
  const byArn = new Map<string, KnownVerdict[]>();
  if (secretCheckIds.length === 0 || arns.length === 0) return byArn;
  const rows = await connection.transaction(
    (sql) => sql<(KnownVerdict & { arn: string })[]>`
      select v.arn, v.check_id as "checkId", v.status, d.summary, d.evidence
      from verdicts v join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
      where v.org_id = ${orgId} and v.aws_account_id = ${awsAccountId}
        and v.check_id = any(${secretCheckIds as string[]}::text[]) and v.arn = any(${arns as string[]}::text[])`,
  );
  for (const { arn, ...verdict } of rows) byArn.set(arn, [...(byArn.get(arn) ?? []), verdict]);
  return byArn;
}
