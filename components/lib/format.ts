const numbers = new Intl.NumberFormat('en-US');
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto', style: 'short' });

export const formatNumber = (value: number): string => numbers.format(value);
/** `12,345` stays readable in a table; in a small chart it is `12.3K`. */
export const formatCompact = (value: number): string => compact.format(value);
export const plural = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

export const times = (count: number): string => (count === 1 ? 'once' : `${formatNumber(count)} times`);

/** Rounded so that 100 % is said only of all and 0 % only of none. `null` for a share of nothing. */
export function formatShare(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const percent = (part / whole) * 100;
  if (part < whole && percent > 99) return '99%';
  if (part > 0 && percent < 1) return '<1%';
  return `${Math.round(percent)}%`;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 days ago`, against `now`. */
export function formatRelative(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 5 ? 'in a moment' : 'just now';
}

/** `42 s`, `3 min 07 s`, `1 h 20 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 1000) return '<1 s';
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `about 4 min`, for what is only estimated. */
export function formatRoughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (milliseconds < 45_000) return 'less than a minute';
  if (minutes < 60) return `about ${Math.max(1, minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 < 10 ? `about ${hours} h` : `about ${hours} h ${Math.round((minutes % 60) / 10) * 10} min`;
}

/** `1st`, `2nd`, `13th`. */
export function formatOrdinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${formatNumber(value)}${ending}`;
}

/** In UTC, so that server and browser write the same and everybody reads the same instant. */
export const formatInstant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
export const formatDay = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
