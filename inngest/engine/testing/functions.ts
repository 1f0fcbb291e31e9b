import { endingFunctions } from './ending-functions';
import type { Journal } from './journal';
import { parallelFunctions } from './parallel-functions';
import { stepFunctions } from './step-functions';
import { triggerFunctions } from './trigger-functions';
import { waitingFunctions } from './waiting-functions';

/**
 * The functions of the conformance tests; each test sends an event whose `data.key` tells its lines in the journal apart.
 * @param release 'two' drops functions, adds one and renames a step, 'refused' adds one that the engine does not take, 'untimed'
 *   has none with a timeout
 */
export function testFunctions(journal: Journal, release: string) {
  const { always, dropped, added, refused } = triggerFunctions(journal, release);
  const all = [
    ...stepFunctions(journal),
    ...parallelFunctions(journal),
    ...waitingFunctions(journal),
    ...endingFunctions(journal).filter((fn) => release !== 'untimed' || fn.id() !== 'timed'),
    ...always,
  ];
  if (release === 'two') return [...all, added];
  return release === 'refused' ? [...all, ...dropped, refused] : [...all, ...dropped];
}
