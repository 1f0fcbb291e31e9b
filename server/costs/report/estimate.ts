import { addDays, addMonths, eachDay, later, weekdayOf } from '../days';
import { centsText, type Money, medianOf, money, sumOf, zero } from '../money';

export type Confidence = 'high' | 'medium' | 'low';

/** What days to come will cost, and between what. */
export interface Estimate {
  amount: Money;
  lower: Money;
  upper: Money;
  method: 'cost-explorer' | 'weekday-median';
  confidence: Confidence;
}

/** How it is reckoned, for people. */
export const methods: Readonly<Record<Estimate['method'], string>> = {
  'cost-explorer': 'AWS Cost Explorer’s own forecast, day by day, with its 80 % interval. The days’ bounds are added up, which is careful.',
  'weekday-median':
    'The median of the same weekdays of the last eight weeks; the first of a month, when AWS charges what is due monthly, as the month before. The 80 % interval comes from how far those days lay apart.',
};

const pastDays = 56;
/** Less past than that, and there is no estimate. */
const leastDays = 14;
/** Both sides of 80 % of a normal distribution, in standard deviations. */
const eightyPercent = money('1.2816');
const toDeviation = money('1.4826');

/** `high` when the interval is within 10 % of the amount to each side, `medium` within 25 %. */
export function confidenceOf({ amount, lower, upper }: Pick<Estimate, 'amount' | 'lower' | 'upper'>): Confidence {
  if (amount.lessThanOrEqualTo(0)) return 'low';
  const part = upper.minus(lower).div(2).div(amount);
  return part.lessThanOrEqualTo('0.1') ? 'high' : part.lessThanOrEqualTo('0.25') ? 'medium' : 'low';
}

/**
 * The statistical way, for what Cost Explorer has no forecast of. Pure.
 * @param past complete days only; a day that is missing between `first` and `last` cost nothing
 * @returns null: too little is known
 */
export function estimateDays(
  past: ReadonlyMap<string, Money>,
  known: { first: string; last: string },
  wanted: { first: string; last: string },
): Estimate | null {
  const start = later(known.first, addDays(known.last, -pastDays + 1));
  const days = eachDay(start, known.last);
  if (days.length < leastDays) return null;
  const ordinary = days.filter((day) => !day.endsWith('-01'));
  const amountOf = (day: string) => past.get(day) ?? zero;
  const all = medianOf(ordinary.map(amountOf));
  const usual = [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const same = ordinary.filter((day) => weekdayOf(day) === weekday).map(amountOf);
    return same.length >= 2 ? medianOf(same) : all;
  });
  const usualOn = (day: string) => usual[weekdayOf(day)] ?? all;
  const expected = (day: string): Money => {
    if (!day.endsWith('-01')) return usualOn(day);
    let before = addMonths(day, -1);
    while (before > known.last) before = addMonths(before, -1);
    return before >= known.first ? amountOf(before) : usualOn(day);
  };
  const target = eachDay(wanted.first, wanted.last);
  const amount = sumOf(target.map(expected));
  const deviation = medianOf(ordinary.map((day) => amountOf(day).minus(usualOn(day)).abs())).times(toDeviation);
  // Days are taken for independent of each other, and their level for half known: the error grows between the root and the number.
  const half = deviation.times(eightyPercent).times(money(String(target.length)).pow('0.75'));
  const bounds = { amount, lower: amount.minus(half), upper: amount.plus(half) };
  return { ...bounds, method: 'weekday-median', confidence: confidenceOf(bounds) };
}

/** Sums of AWS's forecast; null unless it has every day. */
export function sumForecast(
  forecast: ReadonlyMap<string, { mean: Money; lower: Money; upper: Money }>,
  wanted: { first: string; last: string },
): Estimate | null {
  const days = eachDay(wanted.first, wanted.last).map((day) => forecast.get(day));
  if (days.length === 0 || days.some((day) => day === undefined)) return null;
  const sum = (part: 'mean' | 'lower' | 'upper') => sumOf(days.map((day) => day?.[part] ?? zero));
  const bounds = { amount: sum('mean'), lower: sum('lower'), upper: sum('upper') };
  return { ...bounds, method: 'cost-explorer', confidence: confidenceOf(bounds) };
}

/** As the API and pages show it: cents, since more would say more than is known. */
export const estimateView = ({ amount, lower, upper, method, confidence }: Estimate) => ({
  amount: centsText(amount),
  interval: { lower: centsText(lower), upper: centsText(upper), level: 80 },
  method,
  confidence,
});
