import type { OperationName } from './operation';

/**
 * What a failed AWS call means for us. Everything but `gone` leaves a hole in what the scan saw.
 * `denied` a policy refused it · `throttled` retries ran out · `region-disabled` the account has not opted in ·
 * `gone` the thing was deleted between list and describe · `expired` credentials ended · `malformed` the answer could
 * not be understood · `unreachable` no answer in time · `failed` AWS answered with another error.
 */
export type AwsErrorKind = 'denied' | 'throttled' | 'region-disabled' | 'gone' | 'expired' | 'malformed' | 'unreachable' | 'failed';

/** A failed AWS call, in our words. `message` never carries AWS's own text to users: `code` names AWS's error. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  constructor(
    readonly kind: AwsErrorKind,
    readonly operation: OperationName,
    readonly region: string,
    /** AWS's error code, such as `AccessDenied`; `Timeout` or `Unparsable` where AWS gave none. */
    readonly code: string,
    options?: { cause?: unknown },
  ) {
    super(`${operation} in ${region}: ${kind} (${code})`, options);
  }
}
