import { CallSlots } from './call-slots';
import { type Limit, limitOf } from './limits';

/** How far the rate may fall under throttling, as a share of the published one. */
const floor = 1 / 16;
/** Calls a second from which on a bucket is not slow: Lambda's and IAM's give out as many. */
const slowUpTo = 15;
/** After this long without a throttle the rate doubles back towards the published one. */
const recoveryMs = 5_000;

class Bucket {
  private tokens: number;
  private share = 1;
  private filledAt: number;
  private throttledAt = 0;
  private readonly waiting: { start: (end: () => void) => void; cancel: (reason: unknown) => void }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private waitsForSlot = false;

  constructor(
    private readonly limit: Limit,
    private readonly clock: () => number,
    private readonly slots: CallSlots,
  ) {
    this.tokens = limit.burst;
    this.filledAt = clock();
  }

  take(signal?: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const entry = {
        start: (end: () => void) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(end);
        },
        cancel: reject,
      };
      const onAbort = () => {
        const place = this.waiting.indexOf(entry);
        if (place >= 0) this.waiting.splice(place, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(entry);
      this.serve();
    });
  }

  /** AWS said 'too fast': half the rate from now on, and nothing saved up. */
  throttled(): void {
    const now = this.clock();
    // Calls in flight together report one and the same overload.
    if (now - this.throttledAt > 200) this.share = Math.max(floor, this.share / 2);
    this.throttledAt = now;
    this.tokens = Math.min(this.tokens, 0);
  }

  private refill(): void {
    const now = this.clock();
    if (this.share < 1 && now - this.throttledAt > recoveryMs) {
      this.share = Math.min(1, this.share * 2);
      this.throttledAt = now;
    }
    const rate = this.limit.perSecond * this.share;
    this.tokens = Math.min(Math.max(1, this.limit.burst * this.share), this.tokens + ((now - this.filledAt) / 1000) * rate);
    this.filledAt = now;
  }

  private serve(): void {
    this.refill();
    while (this.waiting.length > 0 && this.tokens >= 1) {
      const end = this.slots.take(this.isSlow);
      // A token is taken only for a call that leaves: those that had waited for a slot would otherwise leave together.
      if (!end) {
        this.waitForSlot();
        return;
      }
      this.tokens -= 1;
      this.waiting.shift()?.start(end);
    }
    if (this.waiting.length > 0 && !this.timer) {
      const wait = Math.max(5, ((1 - this.tokens) / (this.limit.perSecond * this.share)) * 1000);
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.serve();
      }, wait);
    }
  }

  private get isSlow(): boolean {
    return this.limit.perSecond <= slowUpTo;
  }

  private waitForSlot(): void {
    if (this.waitsForSlot) return;
    this.waitsForSlot = true;
    this.slots.whenFree(() => {
      this.waitsForSlot = false;
      this.serve();
    }, this.isSlow);
  }
}

/**
 * Spreads calls so that AWS never has to say 'too fast': one token bucket per account, region and API group,
 * which halves when AWS does say it and recovers afterwards. One per process, shared by all scans of it; so are the slots for calls that
 * are on their way.
 */
export class Pacer {
  private readonly buckets = new Map<string, Bucket>();
  private readonly slots = new CallSlots();
  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly limits: (service: string, operation: string) => Limit = limitOf,
  ) {}

  /**
   * Resolves when the call may go out; rejects with the signal's reason when cancelled while waiting.
   * @returns what says that the call has ended
   */
  take(account: string, region: string, service: string, operation: string, signal?: AbortSignal): Promise<() => void> {
    return this.bucket(account, region, service, operation).take(signal);
  }

  throttled(account: string, region: string, service: string, operation: string): void {
    this.bucket(account, region, service, operation).throttled();
  }

  private bucket(account: string, region: string, service: string, operation: string): Bucket {
    const limit = this.limits(service, operation);
    const key = `${account} ${region} ${service} ${limit.group}`;
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = new Bucket(limit, this.clock, this.slots);
      this.buckets.set(key, bucket);
    }
    return bucket;
  }
}
