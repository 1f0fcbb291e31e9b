import { randomInt } from 'node:crypto';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { mutes, verdicts } from '@/drizzle/schema/findings';
import { scans } from '@/drizzle/schema/scans';
import { checkById } from '@/server/checks/catalogue';
import { catalogueFingerprint } from '@/server/checks/fingerprint';
import { severities } from '@/server/checks/types';
import { withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import type { OrgId } from '@/server/ids';

export interface TestVerdict {
  check: string;
  status: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  muted?: { reason: string; by: string; until?: Date };
}

/** An account as a scan leaves it that covered everything (or `wholly` says what else), with these verdicts, counted. */
export async function judgedAccount(
  orgId: OrgId,
  all: readonly TestVerdict[],
  { wholly = catalogueFingerprint(), scanned = true, name = 'shop' }: { wholly?: string | null; scanned?: boolean; name?: string } = {},
): Promise<{ id: string; accountId: string }> {
  const accountId = String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12);
  return withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId, name, kind: 'role', status: 'connected', whollyJudgedWith: wholly })
      .returning({ id: awsAccounts.id });
    const id = account?.id ?? '';
    if (!scanned) return { id, accountId };
    const [scan] = await tx
      .insert(scans)
      .values({ orgId, awsAccountId: id, seq: 1, status: 'completed', trigger: 'user', startedAt: new Date(), finishedAt: new Date() })
      .returning({ id: scans.id });
    await tx.sql`update aws_accounts set last_scan_id = ${scan?.id ?? ''} where org_id = ${orgId} and id = ${id}`;
    for (const [place, { check, status, muted }] of all.entries()) {
      const now = new Date();
      const [mute] = muted
        ? await tx
            .insert(mutes)
            .values({ orgId, reason: muted.reason, createdBy: muted.by, expiresAt: muted.until ?? null })
            .returning({ id: mutes.id })
        : [];
      await tx.insert(verdicts).values({
        orgId,
        awsAccountId: id,
        checkId: check,
        arn: `arn:aws:test:::${place}`,
        resourceType: checkById(check)?.resourceType ?? 'AWS::S3::Bucket',
        resourceId: `resource-${place}`,
        service: check.split('/')[0] ?? '',
        region: 'eu-central-1',
        severity: severities.indexOf(checkById(check)?.severity ?? 'low') + 1,
        status,
        finding: status === 'fail' ? 'open' : null,
        muteId: mute?.id ?? null,
        mutedUntil: muted ? (muted.until ?? new Date('9999-12-31')) : null,
        firstSeenAt: now,
        changedAt: now,
        hash: 'x',
      });
    }
    await refreshFacets(tx.sql, orgId, id);
    return { id, accountId };
  });
}
