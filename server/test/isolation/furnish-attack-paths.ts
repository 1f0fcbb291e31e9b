import { attackPathResources, attackPathRuns, attackPaths } from '@/drizzle/schema/attack-paths';
import type { PathDetail } from '@/server/attack-paths/types';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** Two open attack paths of an account over the same bucket, and the run that found them. */
export async function furnishAttackPaths(orgId: OrgId, awsAccountId: string, scanId: string, canary: string) {
  const now = new Date();
  const arn = `arn:aws:s3:::${canary}`;
  const node = { id: arn, type: 'AWS::S3::Bucket', name: canary, region: 'eu-west-1' };
  const factor = (value: number) => ({ value, why: canary });
  return withOrg(orgId, async (tx) => {
    const rows = await tx
      .insert(attackPaths)
      .values(
        ['1', '2'].map((key) => ({
          orgId,
          awsAccountId,
          kind: 's3-public-data',
          key,
          region: 'eu-west-1',
          title: canary,
          score: 70,
          severity: 2,
          evidence: 'proven' as const,
          entryArn: arn,
          entryType: 'AWS::S3::Bucket',
          targetArn: arn,
          targetType: 'AWS::S3::Bucket',
          detail: {
            nodes: [{ id: 'internet', type: 'internet', name: 'Internet', region: 'global' }, node],
            links: [{ from: 'internet', to: arn, why: canary, state: 'seen', reason: null }],
            factors: { exposure: factor(1), exploitability: factor(1), impact: factor(0.7) },
            fix: { text: canary, on: arn, link: 0, checkId: null, cli: null, terraform: null },
            also: [],
            blast: 1,
            reasons: [],
          } satisfies PathDetail,
          hash: canary,
          status: 'open' as const,
          firstSeenAt: now,
          lastSeenAt: now,
          changedAt: now,
          scanSeq: 1,
        })),
      )
      .returning({ id: attackPaths.id });
    await tx.insert(attackPathResources).values(rows.map(({ id }) => ({ orgId, pathId: id, arn })));
    await tx.insert(attackPathRuns).values({ orgId, awsAccountId, scanId, scanSeq: 1, at: now, resources: 1 });
    return { attackPath: rows[0]?.id ?? '' };
  });
}
