import { type AccountRecord, findAccount } from '@/server/accounts/connect/find-account';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { type RefreshLease, RefreshStopped } from './lease';

/** @throws RefreshStopped when the account is gone or nobody may read it any more */
export async function accountOfRefresh({ orgId, refreshId }: RefreshLease): Promise<AccountRecord> {
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ id: string }[]>`select aws_account_id as id from cost_refreshes where org_id = ${orgId} and id = ${refreshId}`,
  );
  const account = row && (await findAccount(orgId, row.id));
  if (!account || !isReadable(account)) throw new RefreshStopped();
  return account;
}

/** Paused, unproven and disconnected accounts are left alone. */
export const isReadable = ({ status }: Pick<AccountRecord, 'status'>): boolean =>
  status === 'connected' || status === 'scanning' || status === 'error';

/** The door to the account for one refresh. The session name shows in the customer's CloudTrail. */
export function openCostSession(account: AccountRecord, name: string): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(entryTo(account), {
    sessionName: `cloudlens-cost-${name.slice(0, 8)}`,
    endpoints: endpointsFor(account),
    limitsFactor: AWS_LIMITS_FACTOR,
    isShared: true,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
  });
}
