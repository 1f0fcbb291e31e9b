import { describe, expect, it } from 'vitest';
import { eachDay, weekdayOf } from '../days';
import { type Money, money } from '../money';
import { estimateDays, sumForecast } from './estimate';

const known = { first: '2026-09-01', last: '2026-10-31' };
const weekly = (extra: (day: string) => string = () => '0'): Map<string, Money> =>
  new Map(eachDay(known.first, known.last).map((day) => [day, money(weekdayOf(day) % 6 === 0 ? '10' : '20').plus(extra(day))]));

describe('the statistical estimate', () => {
  it('knows weekdays from weekends', () => {
    // Nov 2 to 8, 2026: Monday to Sunday.
    const estimate = estimateDays(weekly(), known, { first: '2026-11-02', last: '2026-11-08' });
    expect(estimate?.amount.toFixed()).toBe('120');
    expect(estimate).toMatchObject({ method: 'weekday-median', confidence: 'high' });
  });

  it('is not moved by a spike', () => {
    const spiked = weekly((day) => (day === '2026-10-14' ? '900' : '0'));
    expect(estimateDays(spiked, known, { first: '2026-11-02', last: '2026-11-08' })?.amount.toFixed()).toBe('120');
  });

  it('expects on the first of a month what the last first cost', () => {
    const billed = weekly((day) => (day.endsWith('-01') ? '640' : '0'));
    expect(estimateDays(billed, known, { first: '2026-11-01', last: '2026-11-01' })?.amount.toFixed()).toBe('660');
  });

  it('has an interval that grows with unrest, and is never inside out', () => {
    const calm = estimateDays(weekly(), known, { first: '2026-11-02', last: '2026-11-30' });
    const restless = estimateDays(
      weekly((day) => String((Number(day.slice(8)) * 7) % 12)),
      known,
      { first: '2026-11-02', last: '2026-11-30' },
    );
    const width = (each: typeof calm) => each?.upper.minus(each.lower);
    expect(width(restless)?.greaterThan(width(calm) ?? 0)).toBe(true);
    expect(restless?.lower.lessThanOrEqualTo(restless.amount)).toBe(true);
  });

  it('is none of less than two weeks', () => {
    expect(estimateDays(weekly(), { first: '2026-10-20', last: '2026-10-31' }, { first: '2026-11-02', last: '2026-11-08' })).toBeNull();
  });
});

describe('AWS’s forecast', () => {
  const forecast = new Map(
    eachDay('2026-11-01', '2026-11-05').map((day) => [day, { mean: money('1.1'), lower: money('1'), upper: money('1.3') }]),
  );
  it('counts only if it has every day', () => {
    expect(sumForecast(forecast, { first: '2026-11-01', last: '2026-11-05' })?.amount.toFixed()).toBe('5.5');
    expect(sumForecast(forecast, { first: '2026-11-01', last: '2026-11-06' })).toBeNull();
  });
});
