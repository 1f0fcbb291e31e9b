/** What the engine has done since it started; told by `GET /health`, for whoever draws curves of it. */
export type Counted = 'events' | 'calls' | 'callsTriedAgain' | 'historyReads' | 'runsCompleted' | 'runsFailed' | 'runsCancelled';

export class Counts {
  private readonly counts: Record<Counted, number> = {
    events: 0,
    calls: 0,
    callsTriedAgain: 0,
    historyReads: 0,
    runsCompleted: 0,
    runsFailed: 0,
    runsCancelled: 0,
  };

  add(what: Counted, count = 1): void {
    this.counts[what] += count;
  }

  get all(): Readonly<Record<Counted, number>> {
    return this.counts;
  }
}
