const DAY = 86_400_000;

/**
 * The day that a state is about, as the people writing a world think of it: everything is 'so many days ago',
 * counted back from the anchor. A world changes only at the start of a day (UTC), so a day names a state.
 */
export interface Clock {
  /** Whole days from this day to the anchor: 0 on the anchor's day, negative after it. */
  daysAgo: number;
  /** An instant that does not move with the day looked at: `days` before the anchor. */
  ago(days: number): Date;
  /** For what keeps happening (last use, last delivery): `days` before the day looked at. */
  lately(days: number): Date;
  /** `first`, then each value from so many days ago on: `turn('open', [40, 'closed'], [26, 'open'])`. */
  turn<V>(first: V, ...changes: readonly (readonly [daysAgo: number, value: V])[]): V;
  /** Whether the day lies in [from, to): from so many days ago until so many days ago; `to` left out: still so. */
  during(from: number, to?: number): boolean;
}

/** The number of the day that an instant belongs to, relative to the anchor: 0 that day, -7 a week before. */
export function dayOf(anchor: Date, instant: Date): number {
  return Math.floor((instant.getTime() - anchor.getTime()) / DAY);
}

export function createClock(anchor: Date, day: number): Clock {
  const daysAgo = -day;
  const ago = (days: number) => new Date(anchor.getTime() - Math.round(days * DAY));
  return {
    daysAgo,
    ago,
    lately: (days) => ago(daysAgo + days),
    turn: (first, ...changes) => changes.reduce((value, [since, next]) => (daysAgo <= since ? next : value), first),
    during: (from, to) => daysAgo <= from && (to === undefined || daysAgo > to),
  };
}
