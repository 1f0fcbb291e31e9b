import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { connect } from '@/server/aws/connect';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import type { AccountRecord } from '../connect/find-account';
import { proofOptions } from '../prove-trust';
import { askWhatIsAllowed } from './ask';
import type { PreflightReport } from './report';

/**
 * Asks what the account's role may do and keeps the answer with the account. null when it could not be asked at all, which is no
 * reason to refuse the account: a scan says for itself what it could not see.
 */
export async function runPreflight(account: AccountRecord): Promise<PreflightReport | null> {
  const { id, roleArn, externalId, region, kind } = account;
  const orgId = account.orgId as OrgId;
  if (!roleArn || (kind !== 'role' && kind !== 'sample')) return null;
  try {
    const session = connect({ ...account, kind }, { ...proofOptions(), sessionName: 'cloudlens-preflight' });
    const report = await askWhatIsAllowed(session, region, roleArn);
    await withOrg(orgId, async (tx) => {
      await tx
        .update(awsAccounts)
        .set({ preflight: report, preflightAt: new Date() })
        .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id), eq(awsAccounts.externalId, externalId ?? '')));
      await announce(tx.sql, { orgId, channel: 'account', id });
    });
    return report;
  } catch (error) {
    log.warn({ err: error, awsAccountId: id }, 'what the role may do could not be asked');
    return null;
  }
}
