import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import type { WaitInput } from '../workflows';

/** Waits for one message, an event or the result of an invoked run, until an instant; null when none came. */
export function waitWorkflow(engine: Engine): (input: WaitInput) => Promise<string | null> {
  return async ({ until }) => {
    const message = await DBOS.recv<string>(undefined, { timeoutSeconds: secondsTo(until) });
    if (DBOS.workflowID !== undefined) engine.outcomes.settle(DBOS.workflowID, message);
    return message;
  };
}

/** Seconds from now to an instant; never none at all, which DBOS would take as no limit. */
export function secondsTo(until: number): number {
  return Math.max(until - Date.now(), 1) / 1000;
}
