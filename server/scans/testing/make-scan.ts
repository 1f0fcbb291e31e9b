import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization } from '@/server/test/organization';

export interface MadeScan {
  orgId: OrgId;
  awsAccountId: string;
  scanId: string;
}

/** A scan under way, of an account of a new organization. */
export async function makeScan(): Promise<MadeScan> {
  const orgId = await makeOrganization();
  return withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
      .returning();
    const awsAccountId = account?.id ?? '';
    const [scan] = await tx.insert(scans).values({ orgId, awsAccountId, seq: 1, trigger: 'user', status: 'running' }).returning();
    return { orgId, awsAccountId, scanId: scan?.id ?? '' };
  });
}
