import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { announceCancelled, cancelRun } from '../events/cancel-run';
import { patientStep } from '../patient-step';
import type { WatchInput } from '../workflows';
import { secondsTo } from './wait';

/** Cancels a run that has not said that it is done when its time is up. */
export function watchWorkflow(engine: Engine): (input: WatchInput) => Promise<void> {
  return async ({ runId, until }) => {
    const done = await DBOS.recv<string>(undefined, { timeoutSeconds: secondsTo(until) });
    if (done !== null) return;
    const cancelled = await patientStep('cancel', () => cancelRun(runId));
    if (cancelled === null) return;
    engine.log.info({ run: runId }, 'run cancelled: out of time');
    await announceCancelled(engine, cancelled);
  };
}
