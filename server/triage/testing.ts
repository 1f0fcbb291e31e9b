import { awsAccounts } from '@/drizzle/schema/accounts';
import { verdictDetails, verdicts } from '@/drizzle/schema/findings';
import { checks } from '@/server/checks/registry';
import { withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import type { OrgId } from '@/server/ids';

const day = 86_400_000;

/** One open finding for each entry, in one account; `days`: how long it has been open. */
export async function openFindings(
  orgId: OrgId,
  entries: readonly {
    severity: 1 | 2 | 3 | 4;
    days?: number;
    checkId?: string;
  }[],
) {
  return withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({
        orgId,
        accountId: '111122223333',
        name: 'production',
        kind: 'role',
        status: 'connected',
      })
      .returning({ id: awsAccounts.id });
    const awsAccountId = account?.id ?? '';
    const rows = await tx
      .insert(verdicts)
      .values(
        entries.map(({ severity, days = 0, checkId = checks[0]?.id ?? '' }, index) => ({
          orgId,
          awsAccountId,
          checkId,
          arn: `arn:aws:s3:::bucket-${index}`,
          resourceType: 'AWS::S3::Bucket',
          resourceId: `bucket-${index}`,
          service: 's3',
          region: 'eu-central-1',
          severity,
          status: 'fail' as const,
          finding: 'open' as const,
          firstSeenAt: new Date(Date.now() - days * day),
          openedAt: new Date(Date.now() - days * day),
          changedAt: new Date(Date.now() - days * day),
          hash: 'h',
        })),
      )
      .returning({ id: verdicts.id });
    await tx.insert(verdictDetails).values(
      rows.map(({ id }) => ({
        orgId,
        verdictId: id,
        summary: 'It is open',
        evidence: { port: 22 },
      })),
    );
    await refreshFacets(tx.sql, orgId, awsAccountId);
    return { awsAccountId, ids: rows.map(({ id }) => String(id)) };
  });
}
