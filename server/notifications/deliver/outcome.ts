/** What became of one try. */
export interface Outcome {
  ok: boolean;
  /** null where there is none. */
  status: number | null;
  /** For the log: what to do about it. No secret, no address. */
  error: string | null;
  /** Seconds that the receiver asked to be left alone. */
  retryAfter?: number | null;
  /** Nobody wants messages there any more. */
  isGone?: boolean;
}
