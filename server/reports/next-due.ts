import { Cron } from 'croner';
import type { Schedule } from './schema';

/**
 * When a report is made next, on the clocks of its time zone: an hour that a change of clocks leaves out comes as the one after it, and
 * one that comes twice counts once.
 */
export function nextDue({ frequency, hour, weekday, monthDay, timeZone }: Schedule, after: Date): Date {
  const day = frequency === 'monthly' ? String(monthDay ?? 1) : '*';
  const week = frequency === 'weekly' ? String((weekday ?? 1) % 7) : '*';
  const next = new Cron(`0 ${hour} ${day} * ${week}`, { timezone: timeZone, paused: true, mode: '5-part' }).nextRun(after);
  if (!next) throw new Error('A report is due again and again.');
  return next;
}
