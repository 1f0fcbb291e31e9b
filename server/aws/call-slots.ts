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

/** Slots for calls on their way. Those who wait for AWS's slowest buckets come first. */
export class CallSlots {
  private readonly slow: (() => void)[] = [];
  private readonly others: (() => void)[] = [];
  private offered = 0;

  constructor(private free = atOnce) {}

  /** @returns how to give the slot back, or undefined when none is free */
  take(): (() => void) | undefined {
    if (this.free === 0) return undefined;
    this.free -= 1;
    let isLent = true;
    const giveBack = () => {
      if (!isLent) return;
      isLent = false;
      clearTimeout(timer);
      this.free += 1;
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

  private offer(): void {
    while (this.free > 0) {
      this.offered += 1;
      const [first, second] = this.offered % othersEvery === 0 ? [this.others, this.slow] : [this.slow, this.others];
      const serve = first.shift() ?? second.shift();
      if (!serve) return;
      serve();
    }
  }
}
