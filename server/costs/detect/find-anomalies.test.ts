import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, eachDay, weekdayOf } from '../days';
import { type Money, money } from '../money';
import { findAnomalies } from './find-anomalies';

const first = '2026-01-01';
const from = '2026-03-01';
const last = '2026-03-31';
const days = eachDay(first, last);

/** A service's days: quiet at weekends, a few percent up and down. */
function course(change: (day: string, usual: number) => number = (_, usual) => usual): Map<string, Money> {
  return new Map(
    days.map((day, index) => {
      const usual = (weekdayOf(day) % 6 === 0 ? 40 : 100) * (1 + ((index * 7) % 9) / 100);
      return [day, money(change(day, usual).toFixed(6))];
    }),
  );
}
const find = (amounts: Map<string, Money>) => findAnomalies(amounts, { first, from, last });

describe('anomalies of a service', () => {
  it('are none where weeks are alike', () => {
    expect(find(course())).toEqual([]);
  });

  it('are the days of a spike, as one, with what was expected', () => {
    const [spike, ...others] = find(course((day, usual) => (day === '2026-03-10' || day === '2026-03-11' ? usual * 4 : usual)));
    expect(others).toEqual([]);
    expect(spike).toMatchObject({ day: '2026-03-10', lastDay: '2026-03-11' });
    expect(spike?.expected.minus(208).abs().lessThan(10)).toBe(true);
    expect(spike?.actual.greaterThan(800)).toBe(true);
  });

  it('see a busy Sunday that would be a quiet Monday', () => {
    const sunday = days.find((day) => day > '2026-03-08' && weekdayOf(day) === 0) ?? '';
    expect(find(course((day, usual) => (day === sunday ? 100 : usual))).map(({ day }) => day)).toEqual([sunday]);
  });

  it('are not hidden by an earlier spike', () => {
    const twice = ['2026-02-20', '2026-03-20'];
    expect(find(course((day, usual) => (twice.includes(day) ? usual * 6 : usual))).map(({ day }) => day)).toEqual(['2026-03-20']);
  });

  it('end after a week: then the level is the usual one', () => {
    const [step, ...others] = find(course((day, usual) => (day >= '2026-03-02' ? usual * 3 : usual)));
    expect(others).toEqual([]);
    expect(step).toMatchObject({ day: '2026-03-02', lastDay: '2026-03-08' });
  });

  it('are told of what is billed for the first time, and not of what is due monthly', () => {
    expect(find(new Map([['2026-03-15', money('30')]])).map(({ day }) => day)).toEqual(['2026-03-15']);
    expect(find(new Map(['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => [day, money('640')])))).toEqual([]);
  });

  it('are told once of a service that has begun, and again when it costs thrice as much as ever', () => {
    const begun = (day: string) => (day >= '2026-03-12' ? '6' : '0');
    const amounts = new Map(eachDay(from, last).map((day) => [day, money(day === '2026-03-25' ? '19' : begun(day))]));
    expect(find(amounts).map(({ day, expected }) => [day, expected.toFixed()])).toEqual([
      ['2026-03-12', '0'],
      ['2026-03-25', '6'],
    ]);
  });

  it('are none of a few cents, and none without four weeks of past', () => {
    expect(find(course((day) => (day === '2026-03-10' ? 0.4 : 0.01)))).toEqual([]);
    const amounts = course((day, usual) => (day === '2026-03-10' ? usual * 9 : usual));
    expect(findAnomalies(amounts, { first: '2026-02-20', from: '2026-03-01', last: '2026-03-15' })).toEqual([]);
  });

  it('never depend on the currency’s scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 0, max: 30 }), (factor, offset) => {
        const day = addDays(from, offset);
        const amounts = course((each, usual) => (each === day ? usual * 5 : usual));
        const scaled = new Map([...amounts].map(([each, amount]) => [each, amount.times(factor)]));
        expect(find(scaled).map((each) => each.day)).toEqual(find(amounts).map((each) => each.day));
      }),
      { numRuns: 12 },
    );
  });
});
