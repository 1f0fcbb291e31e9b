export interface Slot {
  /** Who shares the limit. */
  key: string;
  limit: number;
}

interface Waiter {
  slots: Slot[];
  grant: () => void;
}

/** Hands out the right to call the app: all the slots that a call needs at once or none, to the one that waits longest. */
export class Slots {
  private readonly used = new Map<string, number>();
  private readonly waiting = new Set<Waiter>();
  private closed = false;
  private granted = 0;

  /** @param total most that may hold slots at once, whatever their keys */
  constructor(private readonly total: number) {}

  get running(): number {
    return this.granted;
  }

  get queued(): number {
    return this.waiting.size;
  }

  /**
   * Waits for all of `slots`; the result gives them back, once.
   * @param signal ends the wait, with its reason as the error
   */
  async acquire(slots: Slot[], signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const abandon = () => {
        this.waiting.delete(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        slots,
        grant: () => {
          signal?.removeEventListener('abort', abandon);
          resolve();
        },
      };
      signal?.addEventListener('abort', abandon, { once: true });
      this.waiting.add(waiter);
      this.serve();
    });
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.granted--;
      for (const { key } of slots) {
        const left = (this.used.get(key) ?? 1) - 1;
        if (left > 0) this.used.set(key, left);
        else this.used.delete(key);
      }
      this.serve();
    };
  }

  /** No one gets slots any more; those who hold some keep them. */
  close(): void {
    this.closed = true;
  }

  private serve(): void {
    if (this.closed) return;
    for (const waiter of this.waiting) {
      if (this.granted >= this.total) return;
      if (!waiter.slots.every(({ key, limit }) => (this.used.get(key) ?? 0) < limit)) continue;
      this.waiting.delete(waiter);
      this.granted++;
      for (const { key } of waiter.slots) this.used.set(key, (this.used.get(key) ?? 0) + 1);
      waiter.grant();
    }
  }
}
