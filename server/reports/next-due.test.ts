import { describe, expect, it } from 'vitest';
import { nextDue } from './next-due';
import { scheduleWords } from './schedule-words';
import { scheduleSchema } from './schema';

const due = (schedule: object, after: string) => nextDue(scheduleSchema.parse(schedule), new Date(after)).toISOString();
const berlin = { timeZone: 'Europe/Berlin' };

describe('when a report is due', () => {
  it.each([
    ['daily, later today', { frequency: 'daily', hour: 8, ...berlin }, '2026-11-27T06:59:59Z', '2026-11-27T07:00:00.000Z'],
    [
      'daily, and not twice at its own time',
      { frequency: 'daily', hour: 8, ...berlin },
      '2026-11-27T07:00:00Z',
      '2026-11-28T07:00:00.000Z',
    ],
    ['in summer, on the same clocks', { frequency: 'daily', hour: 8, ...berlin }, '2026-07-01T07:00:00Z', '2026-07-02T06:00:00.000Z'],
    ['weekly, on a Sunday', { frequency: 'weekly', weekday: 7, hour: 0 }, '2026-11-27T00:00:00Z', '2026-11-29T00:00:00.000Z'],
    ['monthly, in the next year', { frequency: 'monthly', monthDay: 1, hour: 23 }, '2026-12-02T00:00:00Z', '2027-01-01T23:00:00.000Z'],
    [
      'east of the date line',
      { frequency: 'daily', hour: 1, timeZone: 'Pacific/Auckland' },
      '2026-11-27T12:00:00Z',
      '2026-11-28T12:00:00.000Z',
    ],
  ])('%s', (_, schedule, after, expected) => expect(due(schedule, after)).toBe(expected));

  it('comes once on the days when clocks are changed', () => {
    const schedule = scheduleSchema.parse({ frequency: 'daily', hour: 2, ...berlin });
    for (const start of ['2027-03-27T12:00:00Z', '2026-10-24T12:00:00Z']) {
      const first = nextDue(schedule, new Date(start));
      const days = [first, nextDue(schedule, first)].map((at) => at.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' }));
      expect(new Set(days).size).toBe(2);
    }
  });

  it('is told in words, and what cannot be one is refused', () => {
    expect(scheduleWords(scheduleSchema.parse({ frequency: 'weekly', weekday: 1, hour: 8 }))).toBe('Weekly on Monday at 08:00, UTC');
    for (const wrong of [
      { frequency: 'weekly', hour: 8 },
      { frequency: 'daily', hour: 8, monthDay: 3 },
      { frequency: 'daily', hour: 24 },
      { frequency: 'daily', hour: 8, timeZone: 'Mars/Olympus' },
    ])
      expect(scheduleSchema.safeParse(wrong).success).toBe(false);
  });
});
