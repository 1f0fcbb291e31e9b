/** Amounts come as exact texts, and `Intl` formats texts without making floats of them. */
const exact = (text: string) => text as `${number}`;

const formats = new Map<string, Intl.NumberFormat>();
function formatOf(unit: string, compact: boolean): Intl.NumberFormat {
  const key = `${unit} ${compact}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: unit,
    ...(compact ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 } : {}),
  });
  formats.set(key, made);
  return made;
}

/** `$1,247.83`; rounded to the cent for reading, the exact amount is in the API and the CSV. */
export const formatMoney = (amount: string, unit: string): string => formatOf(unit, false).format(exact(amount));
export const formatMoneyShort = (amount: string, unit: string): string => formatOf(unit, true).format(exact(amount));

/** With its sign: `+$90.91`. */
export const formatChange = (amount: string, unit: string): string => (amount.startsWith('-') ? '' : '+') + formatMoney(amount, unit);

export const formatPercent = (percent: number): string =>
  `${percent > 0 ? '+' : ''}${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(percent)}%`;

/** `Nov 26`, of a day in UTC. */
export const formatDayOf = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

export const formatMonth = (month: string): string =>
  new Date(`${month.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
