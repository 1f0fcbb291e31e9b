export interface QueueLimits {
  /** Scans at once, of all organizations. */
  total: number;
  /** Scans at once of one organization. */
  perOrganization: number;
}

export interface WaitingScan {
  orgId: string;
  id: string;
}

/** Who has its turn and who waits, oldest first. */
export interface QueueState {
  active: readonly { orgId: string }[];
  waiting: readonly WaitingScan[];
  /** When an organization was last given a turn, epoch milliseconds; absent: never. */
  lastTurn: ReadonlyMap<string, number>;
}

/**
 * Decides whose turn is next: the organization with the fewest scans under way; among equals the one whose last turn is
 * longest ago; within an organization the scan that waits longest. However much one organization queues, another's scan is next
 * as soon as a place is free.
 */
export class FairQueue {
  private readonly underWay = new Map<string, number>();
  private readonly waiting = new Map<string, WaitingScan[]>();
  private readonly lastTurn: Map<string, number>;
  private total = 0;
  private turns = Number.MAX_SAFE_INTEGER / 2;

  constructor(
    state: QueueState,
    private readonly limits: QueueLimits,
  ) {
    this.lastTurn = new Map(state.lastTurn);
    for (const { orgId } of state.active) this.began(orgId);
    for (const scan of state.waiting) {
      const own = this.waiting.get(scan.orgId);
      if (own) own.push(scan);
      else this.waiting.set(scan.orgId, [scan]);
    }
  }

  /** Takes the next scan out of the queue and counts it as under way; undefined while no place is free, or nobody may take it. */
  next(): WaitingScan | undefined {
    if (this.total >= this.limits.total) return undefined;
    let best: string | undefined;
    for (const orgId of this.waiting.keys()) {
      if (this.of(orgId) >= this.limits.perOrganization) continue;
      if (best === undefined || this.goesBefore(orgId, best)) best = orgId;
    }
    if (best === undefined) return undefined;
    const own = this.waiting.get(best) ?? [];
    const scan = own.shift();
    if (own.length === 0) this.waiting.delete(best);
    this.began(best);
    this.lastTurn.set(best, this.turns++);
    return scan;
  }

  /** A scan of the organization has ended. */
  ended(orgId: string): void {
    this.underWay.set(orgId, this.of(orgId) - 1);
    this.total -= 1;
  }

  private began(orgId: string): void {
    this.underWay.set(orgId, this.of(orgId) + 1);
    this.total += 1;
  }

  private of(orgId: string): number {
    return this.underWay.get(orgId) ?? 0;
  }

  private goesBefore(a: string, b: string): boolean {
    const byCount = this.of(a) - this.of(b);
    return byCount !== 0 ? byCount < 0 : (this.lastTurn.get(a) ?? 0) < (this.lastTurn.get(b) ?? 0);
  }
}
