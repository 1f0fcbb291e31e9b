import type { Draft } from '../draft';
import { addEventAlarm } from '../parts/event-alarm';
import { eventPatterns } from '../parts/event-patterns';
import { main } from './places';

/** An alarm for everything that the benchmarks ask for. */
export function addEventAlarms(draft: Draft): void {
  for (const [name, pattern] of Object.entries(eventPatterns))
    addEventAlarm(draft, {
      region: main,
      name,
      logGroup: 'sandbox-cloudtrail',
      pattern,
      created: draft.clock.ago(226),
      topic: 'sandbox-security',
    });
}
