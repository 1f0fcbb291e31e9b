import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { patientStep } from '../patient-step';
import { stableId } from '../protocol/ids';
import type { InngestEvent } from '../protocol/types';
import { planOf, startRun } from '../runs/start-run';
import type { EventInput } from '../workflows';
import { announceCancelled, type CancelledRun, cancelRun, runsToCancel } from './cancel-run';
import { deliverToWaits } from './deliver';

/**
 * What an event does: it wakes waiting runs, cancels runs, then starts functions. In this order, so that it neither wakes nor
 * cancels what it starts itself.
 */
export function eventWorkflow(engine: Engine): (input: EventInput) => Promise<void> {
  return async ({ event: json, receivedAt }) => {
    const event = JSON.parse(json) as InngestEvent;
    const cancelled = await patientStep('deliver', async () => {
      await deliverToWaits(event, json);
      const found: CancelledRun[] = [];
      for (const runId of await runsToCancel(event, receivedAt)) {
        const run = await cancelRun(runId);
        if (run !== null) found.push(run);
      }
      return found;
    });
    for (const run of cancelled) await announceCancelled(engine, run);
    const plans = await DBOS.runStep(async () => (await engine.registry.triggeredBy(event)).map(planOf), { name: 'match' });
    for (const plan of plans) await startRun(engine, plan, stableId('run', plan.id, event.name, event.id), receivedAt, event);
    engine.log.debug({ name: event.name, runs: plans.length, cancelled: cancelled.length }, 'event worked on');
  };
}
