import { type Deferred, deferred } from '../deferred';

const TICK_MS = 100;
const FIRST_LOOK_MS = 200;
const LONGEST_MS = 60_000;

export interface Recorded {
  id: string;
  status: string;
  output: unknown;
}

/** A child ended without a result: cancelled, or ended by a fault of the engine itself. */
export class ChildLost extends Error {
  override readonly name = 'ChildLost';
  constructor(id: string, status: string) {
    super(`${id} ended as ${status}`);
  }
}

interface Expected extends Deferred<unknown> {
  lookAt: number;
  pauseMs: number;
}

/**
 * Results of child workflows, for the parents that wait for them. A child that ends in this process hands its result over in
 * memory. One that had ended before the process began is found by looking, at growing intervals, for all of them in one query.
 * (DBOS's own handles would number the look in the parent's history, in an order that a replay need not repeat, and would
 * poll once a second each.)
 */
export class Outcomes {
  private readonly expected = new Map<string, Expected>();

  /** To be called before the child is started; rejects with ChildLost. */
  expect(id: string): Promise<unknown> {
    const known = this.expected.get(id);
    if (known !== undefined) return known.promise;
    const entry = { ...deferred<unknown>(), lookAt: Date.now() + FIRST_LOOK_MS, pauseMs: FIRST_LOOK_MS };
    // Awaited only once all children of a wave are started.
    entry.promise.catch(() => undefined);
    this.expected.set(id, entry);
    return entry.promise;
  }

  settle(id: string, value: unknown): void {
    this.expected.get(id)?.resolve(value);
    this.expected.delete(id);
  }

  /** Starts looking for results. Must not be called from within a workflow, whose context the looks would inherit. */
  watch(look: (ids: string[]) => Promise<Recorded[]>, onError: (error: unknown) => void): () => void {
    let busy = false;
    const timer = setInterval(() => {
      const now = Date.now();
      const due = [...this.expected].filter(([, entry]) => entry.lookAt <= now);
      if (busy || due.length === 0) return;
      busy = true;
      for (const [, entry] of due) {
        entry.pauseMs = Math.min(entry.pauseMs * 2, LONGEST_MS);
        entry.lookAt = now + entry.pauseMs;
      }
      look(due.map(([id]) => id))
        .then((found) => {
          for (const row of found) this.record(row);
        }, onError)
        .finally(() => {
          busy = false;
        });
    }, TICK_MS);
    return () => clearInterval(timer);
  }

  private record({ id, status, output }: Recorded): void {
    if (status === 'SUCCESS') this.settle(id, output);
    else if (status === 'ERROR' || status === 'CANCELLED' || status === 'MAX_RECOVERY_ATTEMPTS_EXCEEDED') {
      this.expected.get(id)?.reject(new ChildLost(id, status));
      this.expected.delete(id);
    }
  }
}
