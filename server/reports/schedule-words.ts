import { weekdays } from './constants';
import type { Schedule } from './schema';

/** `Weekly on Monday at 08:00, Europe/Berlin`. */
export function scheduleWords({ frequency, hour, weekday, monthDay, timeZone }: Schedule): string {
  const at = `at ${String(hour).padStart(2, '0')}:00, ${timeZone}`;
  if (frequency === 'weekly') return `Weekly on ${weekdays[(weekday ?? 1) - 1]} ${at}`;
  return frequency === 'monthly' ? `Monthly on day ${monthDay} ${at}` : `Daily ${at}`;
}
