import { forwardedFindings, forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** A forwarder to a bucket that is switched off, a run that failed, and a finding that was told. */
export async function furnishForwarding(orgId: OrgId, awsAccountId: string, finding: string, canary: string) {
  const settings = { kind: 's3', awsAccountId, bucket: canary, region: 'eu-central-1', prefix: '', format: 'json', severities: [] };
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .insert(forwarders)
      .values({ orgId, name: canary, kind: 's3', settings, enabled: false })
      .returning({ id: forwarders.id });
    const forwarderId = row?.id ?? '';
    const now = new Date();
    const problems = [{ account: canary, region: null, reason: canary, findings: 1 }];
    await tx.insert(forwardingRuns).values({ orgId, forwarderId, status: 'failed', problems, leaseUntil: now, endedAt: now });
    await tx.insert(forwardedFindings).values({ orgId, forwarderId, verdictId: Number(finding), hash: canary, sentAt: now });
    return { forwarder: forwarderId };
  });
}
