const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];
const TABLE = [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, HOUR, 2 * HOUR];
const JITTER_MS = 30 * SECOND;
const DAY = 24 * HOUR;

/**
 * How long to wait, in milliseconds, before the try after `attempt` (0 for the first), as Inngest spaces them.
 * @param random between 0 and 1, spreads retries over half a minute
 * @param fixedMs replaces the table by one interval without jitter
 */
export function backoffMs(attempt: number, random: number, fixedMs?: number): number {
  if (fixedMs !== undefined) return fixedMs;
  return (TABLE[Math.min(attempt, TABLE.length - 1)] ?? DAY) + Math.floor(random * JITTER_MS);
}

/** A Retry-After header (seconds or a date) in milliseconds from `now`, held between a second and a day. */
export function retryAfterMs(header: string, now: number): number | undefined {
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, SECOND), DAY);
}
