import { Decimal } from 'decimal.js';

/** Exact sums: more digits than any bill has. Never a float: amounts come as texts from AWS and PostgreSQL and leave as texts. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type Money = Decimal;

/** @throws for what is no decimal number */
export const money = (text: string): Money => {
  const amount = new Exact(text);
  if (!amount.isFinite()) throw new RangeError('An amount must be a finite decimal number.');
  return amount;
};

export const zero: Money = new Exact(0);
export const sumOf = (amounts: Iterable<Money>): Money => {
  let sum = zero;
  for (const amount of amounts) sum = sum.plus(amount);
  return sum;
};

/** Exact, with at least two decimal places: `12.50`, `0.0000012`. */
export const amountText = (amount: Money): string => amount.toFixed(Math.max(2, amount.decimalPlaces()));

/** Rounded to the cent: for estimates, whose further digits would say more than is known. */
export const centsText = (amount: Money): string => amount.toFixed(2);

/** Percent of a whole, one decimal place; 0 of a whole that is 0. A ratio, no money. */
export const percentOf = (part: Money, whole: Money): number =>
  whole.isZero() ? 0 : part.div(whole).times(100).toDecimalPlaces(1).toNumber();

export const medianOf = (amounts: readonly Money[]): Money => {
  const sorted = [...amounts].sort((a, b) => a.comparedTo(b));
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? zero;
  return sorted.length % 2 === 1 ? high : (sorted[middle - 1] ?? zero).plus(high).div(2);
};
