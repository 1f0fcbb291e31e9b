import { describe, expect, it } from 'vitest';
import { type ForecastInput, forecast } from './forecast';

const limits = { total: 2, perOrganization: 1 };
const now = 1_000_000;
const input = (part: Partial<ForecastInput>): ForecastInput => ({ active: [], waiting: [], lastTurn: new Map(), ...part });
const active = (id: string, orgId: string, since: number, expectedMs: number | null) => ({ id, orgId, since, expectedMs });
const waiting = (id: string, orgId: string, expectedMs: number | null) => ({ id, orgId, expectedMs });

describe('forecast', () => {
  it('knows a start where the scan before it is known, and an end where its own duration is', () => {
    const answers = forecast(
      input({ active: [active('run', 'a', now - 20_000, 60_000)], waiting: [waiting('next', 'a', 30_000), waiting('last', 'a', null)] }),
      limits,
      now,
    );
    expect(answers.get('run')).toEqual({ position: null, startAt: null, finishAt: now + 40_000 });
    expect(answers.get('next')).toEqual({ position: 1, startAt: now + 40_000, finishAt: now + 70_000 });
    expect(answers.get('last')).toEqual({ position: 2, startAt: now + 70_000, finishAt: null });
  });

  it('says nothing of what comes after something unknown, but its place', () => {
    const answers = forecast(
      input({ active: [active('run', 'a', now, null)], waiting: [waiting('next', 'a', 30_000), waiting('other', 'b', 5_000)] }),
      limits,
      now,
    );
    expect(answers.get('run')?.finishAt).toBeNull();
    expect(answers.get('next')).toEqual({ position: 2, startAt: null, finishAt: null });
    // Its organization has a place at once.
    expect(answers.get('other')).toEqual({ position: 1, startAt: now, finishAt: now + 5_000 });
  });

  it('no longer believes a scan that takes much longer than it used to', () => {
    const finishOf = (since: number) => forecast(input({ active: [active('run', 'a', since, 10_000)] }), limits, now).get('run')?.finishAt;
    expect(finishOf(now - 12_000)).toBe(now + 1_000);
    expect(finishOf(now - 21_000)).toBeNull();
  });

  it('numbers a long queue without end and without gaps', () => {
    const queue = Array.from({ length: 300 }, (_, n) => waiting(`s${n}`, `org${n % 7}`, 1_000));
    const positions = [...forecast(input({ waiting: queue }), limits, now).values()].map(({ position }) => position);
    expect(positions.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(queue.map((_, n) => n + 1));
  });
});
