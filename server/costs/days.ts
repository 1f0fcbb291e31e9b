/** Days as AWS bills them: `YYYY-MM-DD`, in UTC. Texts compare as days do. */

const DAY = 86_400_000;

export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string => dayOf(new Date(startOf(day) + days * DAY));
/** How many days from one to the other, both counted. */
export const daysFrom = (first: string, last: string): number => Math.round((startOf(last) - startOf(first)) / DAY) + 1;

export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
export const addMonths = (day: string, months: number): string =>
  dayOf(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)));
export const monthEnd = (day: string): string => addDays(addMonths(day, 1), -1);

/** Both ends included; empty when the first comes after the last. */
export const eachDay = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysFrom(first, last)) }, (_, index) => addDays(first, index));

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: string): number => new Date(startOf(day)).getUTCDay();

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/** Whether the text is a day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(new Date(startOf(text))) === text;
