const UNITS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };
const MINIMUM_MS = 1000;
/** What Inngest allows for a sleep or a wait. */
const MAXIMUM_MS = 366 * 86_400_000;

/**
 * The instant, in epoch milliseconds, that a duration of the SDK ('1d12h', '90s') or an ISO date means when said at `from`.
 * A duration is at least one second; nothing lies more than 366 days ahead. Undefined when the text is neither.
 */
export function untilOf(text: string, from: number): number | undefined {
  const duration = durationMs(text);
  if (duration !== undefined) return from + Math.min(Math.max(duration, MINIMUM_MS), MAXIMUM_MS);
  const date = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(date, from + MAXIMUM_MS);
}

/** Milliseconds of '2d3h', '90s' or '' (which the SDK sends for zero); undefined for anything else. */
export function durationMs(text: string): number | undefined {
  if (!/^(\d+[wdhms])*$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([wdhms])/g)) total += Number(count) * (UNITS[unit ?? ''] ?? 0);
  return total;
}
