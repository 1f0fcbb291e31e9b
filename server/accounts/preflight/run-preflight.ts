import { and, eq, isNull } from 'drizzle-orm';
import { awsAccessKeys, awsAccounts } from '@/drizzle/schema/accounts';
import { connect } from '@/server/aws/connect';
import { sessionPolicyFor } from '@/server/aws/session-policy';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { deepReadOperations, requiredOperations } from '@/server/permissions/required-actions';
import type { AccountRecord } from '../connect/find-account';
import { endpointsFor, entryTo } from '../entry';
import { ownIdentity } from '../own-identity';
import { askWhatIsAllowed } from './ask';
import type { PreflightReport } from './report';

/**
 * Asks what the account's role may do and keeps the answer with the account. null when it could not be asked at all, which is no
 * reason to refuse the account: a scan says for itself what it could not see.
 */
export async function runPreflight(account: AccountRecord): Promise<PreflightReport | null> {
  const { id, externalId, region } = account;
  const orgId = account.orgId as OrgId;
  try {
    const principal = await principalOf(account);
    if (!principal) return null;
    const session = connect(entryTo(account), {
      endpoints: endpointsFor(account),
      sessionName: 'cloudlens-preflight',
      policy: sessionPolicyFor(account.deepReads),
    });
    const operations = [...requiredOperations, ...deepReadOperations(account.deepReads)];
    const report = await askWhatIsAllowed(session, region, principal, operations);
    await withOrg(orgId, async (tx) => {
      await tx
        .update(awsAccounts)
        .set({ preflight: report, preflightAt: new Date() })
        .where(
          and(
            eq(awsAccounts.orgId, orgId),
            eq(awsAccounts.id, id),
            externalId === null ? isNull(awsAccounts.externalId) : eq(awsAccounts.externalId, externalId),
          ),
        );
      await announce(tx.sql, { orgId, channel: 'account', id });
    });
    return report;
  } catch (error) {
    log.warn({ err: error, awsAccountId: id }, 'what the role may do could not be asked');
    return null;
  }
}

/** As whom we act in the account: whose permissions are looked at. */
async function principalOf({ orgId, id, kind, roleArn }: AccountRecord): Promise<string | null> {
  if (kind === 'ambient') return (await ownIdentity(false)).identity?.principal ?? null;
  if (kind !== 'keys') return roleArn;
  const [key] = await withOrg(orgId as OrgId, (tx) =>
    tx
      .select({ arn: awsAccessKeys.callerArn })
      .from(awsAccessKeys)
      .where(and(eq(awsAccessKeys.orgId, orgId), eq(awsAccessKeys.awsAccountId, id))),
  );
  return key?.arn ?? null;
}
