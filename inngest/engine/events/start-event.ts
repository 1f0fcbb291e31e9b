import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { stableId } from '../protocol/ids';
import type { InngestEvent } from '../protocol/types';
import { workflowIds } from '../workflows';

/** Records an event, once for its name and id; when this returns, it will be worked on whatever happens. @returns its key */
export async function startEvent(engine: Engine, event: InngestEvent, receivedAt: number): Promise<string> {
  const key = stableId('event', event.name, event.id);
  await DBOS.startWorkflow(engine.workflows.event, { workflowID: workflowIds.event(key) })({ event: JSON.stringify(event), receivedAt });
  return key;
}
