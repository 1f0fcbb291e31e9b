import { DBOS } from '@dbos-inc/dbos-sdk';
import { holds } from '../protocol/expression';
import type { InngestEvent } from '../protocol/types';
import { OPEN, type WaitInput } from '../workflows';

/** Sends an event to all waits that it satisfies; repeated, it sends nothing twice. To be run inside a durable step. */
export async function deliverToWaits(event: InngestEvent, json: string): Promise<void> {
  const waits = await DBOS.listWorkflows({ attributes: { wait: event.name }, status: [...OPEN], loadInput: true, loadOutput: false });
  for (const { workflowID, input } of waits) {
    const [wait] = (input ?? []) as WaitInput[];
    if (wait === undefined) continue;
    if (holds(wait.if, { event: JSON.parse(wait.event), async: event })) await DBOS.send(workflowID, json, undefined, event.id);
  }
}
