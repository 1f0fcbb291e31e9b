import { addDays, eachDay, weekdayOf } from '../days';
import { type Money, medianOf, money, sumOf, zero } from '../money';

/** How many days before a day its expectation stands on. */
export const windowDays = 56;
/** Fewer say nothing about what is usual. */
const leastDays = 28;
/** A day is odd from so many robust deviations on. */
const leastScore = money('5');
/** From the median absolute deviation to a normal distribution's standard deviation. */
const toDeviation = money('1.4826');
/** A service that never varies is not odd for a cent: its deviation counts as at least this part of the median, and this amount. */
const leastDeviationPart = money('0.04');
const leastDeviation = money('0.25');
/** Nor is what nobody would miss: at least this much over what was expected, in all. */
const leastImpact = money('1');
/** After a week the new level is the usual one. */
const longest = 7;

export interface FoundAnomaly {
  day: string;
  lastDay: string;
  expected: Money;
  actual: Money;
  /** The largest of its days', two decimal places. */
  score: string;
}

/**
 * Days on which a service cost much more than the same weekdays before: each day is compared with the median of the eight weeks before
 * it, adjusted by what the weekday usually makes of it, in units of the median absolute deviation. Neither is moved by a few odd
 * days, so one spike hides no other. Days in a row are one anomaly. What is charged on few days only (support, tax) is left alone.
 * @param amounts by day; a day that is missing cost nothing
 * @param from the first day to look at; every day from `first` to `last` is complete
 */
export function findAnomalies(
  amounts: ReadonlyMap<string, Money>,
  { first, from, last }: { first: string; from: string; last: string },
): FoundAnomaly[] {
  const found: FoundAnomaly[] = [];
  let lastOdd = '';
  for (const day of eachDay(from, last)) {
    const odd = judgeDay(amounts, first, day);
    if (!odd) continue;
    const open = found.at(-1);
    const goesOn = open !== undefined && addDays(lastOdd, 1) === day;
    lastOdd = day;
    if (goesOn) {
      if (eachDay(open.day, open.lastDay).length >= longest) continue;
      open.lastDay = day;
      open.expected = open.expected.plus(odd.expected);
      open.actual = open.actual.plus(odd.actual);
      if (money(odd.score).greaterThan(money(open.score))) open.score = odd.score;
    } else found.push(odd);
  }
  return found.filter(({ actual, expected }) => actual.minus(expected).greaterThanOrEqualTo(leastImpact));
}

function judgeDay(amounts: ReadonlyMap<string, Money>, first: string, day: string): FoundAnomaly | null {
  const start = addDays(day, -windowDays) > first ? addDays(day, -windowDays) : first;
  const before = eachDay(start, addDays(day, -1)).map((each) => ({ each, amount: amounts.get(each) ?? zero }));
  if (before.length < leastDays) return null;
  const actual = amounts.get(day) ?? zero;
  if (actual.lessThanOrEqualTo(leastImpact)) return null;
  const billedDays = before.filter(({ amount }) => !amount.isZero()).length;
  // Seldom, but not for the first time.
  if (billedDays > 0 && billedDays < before.length / 5) return null;
  const usual = medianOf(before.map(({ amount }) => amount));
  const factorOf = (weekday: number): Money => {
    const same = before.filter(({ each }) => weekdayOf(each) === weekday);
    return usual.isZero() || same.length < 3 ? money('1') : medianOf(same.map(({ amount }) => amount)).div(usual);
  };
  const factors = [0, 1, 2, 3, 4, 5, 6].map(factorOf).map((factor) => (factor.lessThan('0.05') ? money('0.05') : factor));
  const adjusted = ({ each, amount }: { each: string; amount: Money }) => amount.div(factors[weekdayOf(each)] ?? money('1'));
  const level = medianOf(before.map(adjusted));
  const spread = medianOf(before.map((each) => adjusted(each).minus(level).abs())).times(toDeviation);
  const floor = level.times(leastDeviationPart).greaterThan(leastDeviation) ? level.times(leastDeviationPart) : leastDeviation;
  const deviation = spread.greaterThan(floor) ? spread : floor;
  const score = adjusted({ each: day, amount: actual }).minus(level).div(deviation);
  if (score.lessThan(leastScore)) return null;
  return { day, lastDay: day, expected: level.times(factors[weekdayOf(day)] ?? money('1')), actual, score: score.toFixed(2) };
}

/** What an account's service cost, by day, and whether it is worth looking at at all. */
export const isWorthLooking = (amounts: ReadonlyMap<string, Money>): boolean => sumOf(amounts.values()).greaterThan(leastImpact);
