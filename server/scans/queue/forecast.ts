import { FairQueue, type QueueLimits, type QueueState } from './fair-queue';

export interface ActiveScan {
  orgId: string;
  id: string;
  /** When it got its turn, epoch milliseconds. */
  since: number;
  /** See {@link ForecastInput}. */
  expectedMs: number | null;
}

export interface ForecastInput extends Omit<QueueState, 'active' | 'waiting'> {
  active: readonly ActiveScan[];
  /** Oldest first. `expectedMs`: how long such scans of the account took lately; null: nobody knows. */
  waiting: readonly { orgId: string; id: string; expectedMs: number | null }[];
}

/** What can be said of a scan that has not ended; times in epoch milliseconds, null: there is nothing to go by. */
export interface Forecast {
  /** 1 is next; null: it has its turn. */
  position: number | null;
  startAt: number | null;
  finishAt: number | null;
}

/** Stands in for a duration that nobody knows, so that the order of the queue can be told all the same. */
const nominalMs = 60_000;
/** What takes longer than so many times what it used to take is no longer believed to end soon. */
const patience = 2;

interface Ending {
  orgId: string;
  at: number;
  known: boolean;
}

/** Plays the queue forward from now: in which order its scans get their turn, and when, as far as past durations tell. */
export function forecast(input: ForecastInput, limits: QueueLimits, now: number): Map<string, Forecast> {
  const answers = new Map<string, Forecast>();
  const endings: Ending[] = [];
  for (const scan of input.active) {
    const ending = endingOf(scan, now);
    endings.push(ending);
    answers.set(scan.id, { position: null, startAt: null, finishAt: ending.known ? ending.at : null });
  }
  const expected = new Map(input.waiting.map((scan) => [scan.id, scan.expectedMs]));
  const queue = new FairQueue(input, limits);
  let at = now;
  let known = true;
  for (let position = 1; answers.size < input.active.length + input.waiting.length; ) {
    const scan = queue.next();
    if (scan) {
      const duration = expected.get(scan.id) ?? null;
      const ending = { orgId: scan.orgId, at: at + (duration ?? nominalMs), known: known && duration !== null };
      endings.push(ending);
      answers.set(scan.id, { position, startAt: known ? at : null, finishAt: ending.known ? ending.at : null });
      position += 1;
      continue;
    }
    const first = endings.reduce<Ending | undefined>((soonest, each) => (soonest && soonest.at <= each.at ? soonest : each), undefined);
    // Nothing under way and nobody may begin: the limits are nought.
    if (!first) break;
    endings.splice(endings.indexOf(first), 1);
    queue.ended(first.orgId);
    at = Math.max(at, first.at);
    known = first.known;
  }
  return answers;
}

function endingOf({ orgId, since, expectedMs }: ActiveScan, now: number): Ending {
  if (expectedMs === null) return { orgId, at: now + nominalMs, known: false };
  if (now < since + expectedMs) return { orgId, at: since + expectedMs, known: true };
  // Overdue a little: it may end any moment. Overdue a lot: nobody knows.
  return { orgId, at: now + expectedMs / 10, known: now < since + patience * expectedMs };
}
