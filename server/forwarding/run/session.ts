import { type AccountRecord, findAccount } from '@/server/accounts/connect/find-account';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { connect } from '@/server/aws/connect';
import type { AwsErrorKind } from '@/server/aws/errors';
import type { AwsSession } from '@/server/aws/session';
import { env } from '@/server/env';
import { forwardingSessionPolicy } from '../policy';
import type { ForwarderSettings } from '../schema';

export type { AccountRecord };
export { findAccount };

/** Paused, unproven and disconnected accounts are left alone. */
export const isWritable = ({ status }: Pick<AccountRecord, 'status'>): boolean =>
  status === 'connected' || status === 'scanning' || status === 'error';

/** The door to the account for one run, cut to what the forwarder does. The session's name shows in the customer's CloudTrail. */
export function openForwardingSession(account: AccountRecord, settings: ForwarderSettings, runId: string): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(entryTo(account), {
    sessionName: `cloudlens-forward-${runId.slice(0, 8)}`,
    endpoints: endpointsFor(account),
    limitsFactor: AWS_LIMITS_FACTOR,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    isShared: true,
    policy: forwardingSessionPolicy(settings, account.partition),
  });
}

/** What to do about a refused call, by its kind. */
export const advice: Record<AwsErrorKind, string> = {
  denied: 'AWS denied it: attach the policy shown here to the role of this account',
  throttled: 'AWS asked to come again later, which is done',
  'region-disabled': 'the region is not enabled in this account',
  gone: 'there is no such thing any more',
  expired: 'the credentials ended: verify the account',
  malformed: 'the answer could not be understood',
  unreachable: 'AWS did not answer in time, and is asked again',
  failed: 'AWS answered with an error',
};
