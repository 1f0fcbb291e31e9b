/**
 * CLEANUP_INTERVAL_SECONDS as a cron expression, which knows minutes and hours: rounded down to the next interval that divides
 * an hour or a day evenly.
 */
export function cleanUpCron(seconds: number): string {
  const minutes = Math.max(1, Math.floor(seconds / 60));
  if (minutes < 60) return `*/${largestDivisor(60, minutes)} * * * *`;
  const hours = largestDivisor(24, Math.floor(minutes / 60));
  if (hours === 24) return '0 0 * * *';
  return hours === 1 ? '0 * * * *' : `0 */${hours} * * *`;
}

/** The largest divisor of `whole` that is not above `limit`. */
function largestDivisor(whole: number, limit: number): number {
  let divisor = Math.min(whole, limit);
  while (whole % divisor !== 0) divisor--;
  return divisor;
}
