import { type Limits, limitOf } from './limits';

interface Bucket {
  tokens: number;
  filled: number;
}

/** Token buckets per (account, region, service, operation or group). */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly limits: Limits,
    /** Milliseconds of a clock that only goes forward. */
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Takes a token; false when the caller has to be throttled. */
  take(account: string, region: string, service: string, operation: string): boolean {
    const limit = limitOf(this.limits, service, operation);
    if (!limit) return true;
    const key = `${account} ${region} ${service} ${limit.bucket}`;
    const now = this.monotonic();
    const bucket = this.#buckets.get(key) ?? { tokens: limit.burst, filled: now };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.filled) / 1000) * limit.perSecond);
    bucket.filled = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
