import { performance } from 'node:perf_hooks';

/**
 * How many calls are on their way at once in a process. One core signs, sends and reads some 400 calls a second, and 96 at once are as many
 * where an answer takes a quarter of a second. More do not make it faster: their answers queue up for the core, or they wait for one of the
 * 128 sockets to a host, and the SDK counts that time as AWS's: calls of a large scan timed out, most likely by that.
 */
const atOnce = 96;

/** A call that AWS has not answered by then costs no processor, and holds nobody up: an endpoint that hangs must not stop other scans. */
const lentForMs = 1_000;

/** Of so many slots that come free one goes to a bucket that is not slow, whatever waits. */
const othersEvery = 4;

/**
 * Where answers are large, far fewer calls keep the core busy. Calls of buckets that are not slow make room for the others then: how late the
 * event loop comes to a timer is how long any answer waits for the core.
 */
const lookEveryMs = 20;
const lateMs = 30;
const least = 8;
const fewer = 0.75;
const more = 2;

/** Slots for calls on their way. Those who wait for AWS's slowest buckets come first. */
export class CallSlots {
  private readonly slow: (() => void)[] = [];
  private readonly others: (() => void)[] = [];
  private offered = 0;
  private lent = 0;
  /** So many may be lent before calls of buckets that are not slow have to wait. */
  private room: number;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly slots = atOnce) {
    this.room = slots;
  }

  /** @returns how to give the slot back, or undefined when there is none for such a bucket */
  take(isSlow = false): (() => void) | undefined {
    if (!this.hasRoom(isSlow)) return undefined;
    this.lent += 1;
    this.look();
    let isLent = true;
    const giveBack = () => {
      if (!isLent) return;
      isLent = false;
      clearTimeout(timer);
      this.lent -= 1;
      this.offer();
    };
    const timer = setTimeout(giveBack, lentForMs);
    timer.unref();
    return giveBack;
  }

  /** Calls `serve` once when a slot is free. It takes it, or leaves it to the next. */
  whenFree(serve: () => void, isSlow: boolean): void {
    (isSlow ? this.slow : this.others).push(serve);
  }

  /** The event loop was so late: what it can do makes room, or takes it. */
  late(ms: number): void {
    if (ms > lateMs) this.room = Math.max(Math.min(least, this.slots), Math.floor(this.room * fewer));
    else if (this.room < this.slots) {
      this.room = Math.min(this.slots, this.room + more);
      this.offer();
    }
  }

  private hasRoom(isSlow: boolean): boolean {
    return this.lent < (isSlow ? this.slots : this.room);
  }

  private offer(): void {
    for (;;) {
      const othersFirst = (this.offered + 1) % othersEvery === 0;
      const serve = (othersFirst && this.next(false)) || this.next(true) || this.next(false);
      if (!serve) return;
      this.offered += 1;
      serve();
    }
  }

  private next(isSlow: boolean): (() => void) | undefined {
    return this.hasRoom(isSlow) ? (isSlow ? this.slow : this.others).shift() : undefined;
  }

  /** Looks how late the event loop is as long as calls are on their way. */
  private look(): void {
    if (this.looking) return;
    const due = performance.now() + lookEveryMs;
    this.looking = setTimeout(() => {
      this.looking = undefined;
      this.late(performance.now() - due);
      if (this.lent > 0) this.look();
    }, lookEveryMs);
    this.looking.unref();
  }
}
