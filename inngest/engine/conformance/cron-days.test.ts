import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';

/** What DBOS tells the time of schedules by; the package does not export it, and waiting for March takes long. */
interface Matcher {
  match(date: Date): boolean;
  nextWakeupTime(date: Date): Date;
}
const { TimeMatcher } = createRequire(import.meta.url)(join(root, 'node_modules/@dbos-inc/dbos-sdk/dist/src/scheduler/crontab.js')) as {
  TimeMatcher: new (cron: string, zone?: string) => Matcher;
};

function firesBetween(cron: string, zone: string, from: string, to: string): string[] {
  const matcher = new TimeMatcher(cron, zone);
  const found: string[] = [];
  for (let at = matcher.nextWakeupTime(new Date(from)); at < new Date(to) && matcher.match(at); at = matcher.nextWakeupTime(at))
    found.push(at.toISOString().slice(0, 16));
  return found;
}

it('34: on days of clock changes a time that is left out does not fire, one that comes twice fires twice, and hours lose none', () => {
  const berlin = 'Europe/Berlin';
  const spring = ['2026-03-28T12:00Z', '2026-03-31T00:00Z'] as const;
  const autumn = ['2026-10-24T12:00Z', '2026-10-26T12:00Z'] as const;
  expect(firesBetween('30 2 * * *', berlin, ...spring)).toEqual(['2026-03-30T00:30']);
  expect(firesBetween('30 2 * * *', berlin, ...autumn)).toEqual(['2026-10-25T00:30', '2026-10-25T01:30', '2026-10-26T01:30']);
  expect(firesBetween('0 * * * *', berlin, '2026-03-29T00:00Z', '2026-03-29T03:30Z')).toEqual([
    '2026-03-29T01:00',
    '2026-03-29T02:00',
    '2026-03-29T03:00',
  ]);
  expect(firesBetween('0 2 * * *', 'UTC', ...spring)).toEqual(['2026-03-29T02:00', '2026-03-30T02:00']);
});
