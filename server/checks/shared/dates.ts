const day = 86_400_000;

/** A date of AWS's answers or of the credential report; undefined when there is none or it cannot be read. */
export function toDate(value: Date | string | null | undefined): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** More than so many days of 24 hours ago. */
export const isOlderThan = (then: Date, days: number, now: Date): boolean => now.getTime() - then.getTime() > days * day;

/** Before now, or within so many days from now. */
export const isDueWithin = (then: Date, days: number, now: Date): boolean => then.getTime() - now.getTime() <= days * day;

/** `2026-11-20`: for summaries, which must not change from day to day. */
export const dayText = (date: Date): string => date.toISOString().slice(0, 10);

/** The latest of those that are there. */
export function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.reduce((last, date) => (date && (!last || date > last) ? date : last), undefined);
}
