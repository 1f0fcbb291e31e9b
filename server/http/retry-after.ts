/** So long at most somebody's word to come again later is kept. */
const secondsAtMost = 24 * 3600;

/**
 * Seconds that `Retry-After` asks to wait, given in seconds or as a date (RFC 9110, 10.2.3): at most a day. null: it says nothing
 * that can be understood.
 */
export function secondsToWait(header: string | undefined, now = new Date()): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text), secondsAtMost);
  // Date.parse alone takes much for a date that is none.
  const at = /^[A-Z][a-z]{2}, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = Math.ceil((at - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), secondsAtMost);
}
