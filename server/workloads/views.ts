import { connectionIdsOf } from '@/server/accounts/find';
import { type Actor, within } from '@/server/identity/actor';
import type { WorkloadRow } from './types';
import type { WorkloadParams } from './where';

/** As the API tells it: the account's number beside its reference. */
export const workloadView = <T extends WorkloadRow>(workload: T): T & { accountId: string } => ({
  ...workload,
  accountId: workload.account.accountId,
});

/** The query of the API with our own ids of its accounts; null: none of these is connected, so nothing can match. */
export async function paramsOf<Q extends { accountId?: string[] }>(
  actor: Actor,
  { accountId, ...query }: Q,
): Promise<(Omit<Q, 'accountId'> & Pick<WorkloadParams, 'account'>) | null> {
  const account = accountId ? await connectionIdsOf(within(actor, 'findings:read'), accountId) : undefined;
  return account?.length === 0 ? null : { ...query, account };
}
