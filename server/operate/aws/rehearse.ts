import { toAwsError } from '@/server/aws/classify';
import type { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';

/** What a call with DryRun ended in. EC2 looks at permissions first and says nothing of states. */
export type DryRunAnswer = { allowed: true } | { allowed: false; error: AwsError };

/** EC2 answers a dry run always by an error: this one says that it would have worked. */
export async function dryRun(operation: OperationName, region: string, send: () => Promise<unknown>): Promise<DryRunAnswer> {
  try {
    await send();
    // AWS did not take it for a dry run. Nothing that we send with DryRun may ever get here.
    return { allowed: true };
  } catch (reason) {
    const error = toAwsError(reason, operation, region);
    return error.code === 'DryRunOperation' ? { allowed: true } : { allowed: false, error };
  }
}

/** AWS's id of a request that failed; null where none came back. */
export function requestIdOf(error: AwsError): string | null {
  const { $metadata } = (error.cause ?? {}) as { $metadata?: { requestId?: string } };
  return $metadata?.requestId ?? null;
}
