export type CallOutcome = 'answered' | 'refused' | 'throttled' | 'faulted';

export interface CallCount {
  account: string;
  service: string;
  operation: string;
  region: string;
  /** All of them; the others are parts of it. */
  calls: number;
  throttled: number;
  /** Answered with any other error. */
  refused: number;
  /** Spoilt or stopped by a fault that is no plain error. */
  faulted: number;
}

/** Counts calls by account, service, operation and region. */
export class CallLog {
  readonly #counts = new Map<string, CallCount>();

  add(account: string, service: string, operation: string, region: string, outcome: CallOutcome): void {
    const key = `${account} ${service} ${operation} ${region}`;
    const count = this.#counts.get(key) ?? { account, service, operation, region, calls: 0, throttled: 0, refused: 0, faulted: 0 };
    this.#counts.set(key, count);
    count.calls += 1;
    if (outcome !== 'answered') count[outcome] += 1;
  }

  list(): readonly CallCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }

  totals(): { calls: number; throttled: number; refused: number; faulted: number } {
    const totals = { calls: 0, throttled: 0, refused: 0, faulted: 0 };
    for (const count of this.#counts.values()) {
      totals.calls += count.calls;
      totals.throttled += count.throttled;
      totals.refused += count.refused;
      totals.faulted += count.faulted;
    }
    return totals;
  }

  clear(): void {
    this.#counts.clear();
  }
}
