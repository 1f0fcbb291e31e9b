import type { AccountRecord } from '@/server/accounts/callable';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import { env } from '@/server/env';

/** The door to the account for drift. All that is asked under one name shares its credentials. */
export function openDriftSession(account: AccountRecord, name: string, signal?: AbortSignal): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(entryTo(account), {
    sessionName: `cloudlens-drift-${name.slice(0, 8)}`,
    endpoints: endpointsFor(account),
    limitsFactor: AWS_LIMITS_FACTOR,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    isShared: true,
    signal,
  });
}
