import { Cron } from 'croner';

/** When a schedule fires next; null: never, or it is none. */
export function nextTime(schedule: string, after: Date = new Date()): Date | null {
  try {
    return new Cron(schedule, { timezone: 'UTC', paused: true, mode: '5-part' }).nextRun(after);
  } catch {
    return null;
  }
}
