import { addDays, eachDay, weekdayOf } from '../days';
import { type Money, money, sumOf, zero } from '../money';

/** How many days before a day its expectation stands on. */
export const windowDays = 56;
/** Fewer say nothing about what is usual. */
const leastDays = 28;
/** A day is odd from so many robust deviations on. */
const leastScore = 5n;
/** A service that never varies is not odd for a cent: its deviation counts as at least this part of the median (4 %), and this amount. */
const leastDeviationParts = 25n;
const leastDeviation = '0.25';
/** What is billed on few days only is odd from so many times its largest day on. */
const seldomTimes = 3n;
/** Nor is what nobody would miss: at least this much over what was expected, in all. */
const leastImpact = money('1');
/** After a week the new level is the usual one. */
const longest = 7;

/**
 * Medians and deviations are reckoned in whole trillionths: exact enough for a statistic, and a hundred times faster than with
 * decimals, of which each service and day takes some hundreds. What is told are the exact amounts.
 */
const one = 1_000_000_000_000n;
const whole = (amount: Money): bigint => BigInt(amount.times(1e12).toFixed(0));
const decimal = (amount: bigint): Money => money(amount.toString()).div(1e12);
/** From the median absolute deviation to a normal distribution's standard deviation: 1.4826. */
const toDeviation = (spread: bigint): bigint => (spread * 14_826n) / 10_000n;
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function median(amounts: readonly bigint[]): bigint {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0n) + high) / 2n;
}

export interface FoundAnomaly {
  day: string;
  lastDay: string;
  expected: Money;
  actual: Money;
  /** The largest of its days', two decimal places. */
  score: string;
}

/** A day as the reckoning needs it. */
interface Day {
  day: string;
  weekday: number;
  amount: bigint;
}

/**
 * Days on which a service cost much more than the same weekdays before: each day is compared with the median of the eight weeks before
 * it, adjusted by what the weekday usually makes of it, in units of the median absolute deviation. Neither is moved by a few odd
 * days, so one spike hides no other. Days in a row are one anomaly. What is charged on few days only (support, tax, a service that has
 * just begun) is compared with the largest of them.
 * @param amounts by day; a day that is missing cost nothing
 * @param from the first day to look at; every day from `first` to `last` is complete
 */
export function findAnomalies(
  amounts: ReadonlyMap<string, Money>,
  { first, from, last }: { first: string; from: string; last: string },
): FoundAnomaly[] {
  const days = eachDay(first, last).map((day): Day => ({ day, weekday: weekdayOf(day), amount: whole(amounts.get(day) ?? zero) }));
  const found: (FoundAnomaly & { level: bigint })[] = [];
  let lastOdd = '';
  for (const [index, { day }] of days.entries()) {
    if (day < from) continue;
    const odd = judgeDay(days, index);
    if (!odd) continue;
    const open = found.at(-1);
    const goesOn = open !== undefined && addDays(lastOdd, 1) === day;
    lastOdd = day;
    const actual = amounts.get(day) ?? zero;
    const expected = decimal(odd.expected);
    const score = decimal(odd.score);
    if (!goesOn) found.push({ day, lastDay: day, expected, actual, score: score.toFixed(2), level: odd.score });
    else if (eachDay(open.day, open.lastDay).length < longest) {
      open.lastDay = day;
      open.expected = open.expected.plus(expected);
      open.actual = open.actual.plus(actual);
      if (odd.score > open.level) {
        open.level = odd.score;
        open.score = score.toFixed(2);
      }
    }
  }
  return found
    .filter(({ actual, expected }) => actual.minus(expected).greaterThanOrEqualTo(leastImpact))
    .map(({ level: _, ...anomaly }) => anomaly);
}

const impact = whole(leastImpact);
const floorDeviation = whole(money(leastDeviation));

/** All in trillionths; null: the day is as usual, or too little is known. */
function judgeDay(days: readonly Day[], index: number): { expected: bigint; score: bigint } | null {
  const judged = days[index];
  const before = days.slice(Math.max(0, index - windowDays), index);
  if (!judged || before.length < leastDays || judged.amount <= impact) return null;
  const usual = median(before.map(({ amount }) => amount));
  const most = before.reduce((largest, { amount }) => larger(largest, amount), 0n);
  if (usual <= 0n && most > 0n)
    return judged.amount < most * seldomTimes
      ? null
      : { expected: most, score: ((judged.amount - most) * one) / larger(most / 5n, floorDeviation) };
  const factors = [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const same = before.filter((each) => each.weekday === weekday);
    if (usual <= 0n || same.length < 3) return one;
    return larger((median(same.map(({ amount }) => amount)) * one) / usual, one / 20n);
  });
  const factorOf = ({ weekday }: Day) => factors[weekday] ?? one;
  const adjusted = (each: Day) => (each.amount * one) / factorOf(each);
  const level = median(before.map(adjusted));
  const spread = toDeviation(median(before.map((each) => size(adjusted(each) - level))));
  const deviation = larger(spread, larger(level / leastDeviationParts, floorDeviation));
  const score = ((adjusted(judged) - level) * one) / deviation;
  return score < leastScore * one ? null : { expected: (level * factorOf(judged)) / one, score };
}

/** What an account's service cost, by day, and whether it is worth looking at at all. */
export const isWorthLooking = (amounts: ReadonlyMap<string, Money>): boolean => sumOf(amounts.values()).greaterThan(leastImpact);
