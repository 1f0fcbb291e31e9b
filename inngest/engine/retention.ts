import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from './engine';
import { describeError } from './log';
import { OPEN } from './workflows';

const EVERY_MS = 3_600_000;
const PAGE = 500;
const ENDED = ['SUCCESS', 'ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'] as const;

/** Sweeps at the start and every hour until `signal` aborts. */
export async function keepRetention(engine: Engine, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const deleted = await sweep(Date.now() - engine.settings.retentionMs);
      if (deleted > 0) engine.log.info({ deleted }, 'old workflows deleted');
    } catch (error) {
      engine.log.warn(describeError(error), 'sweep failed');
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Deletes what ended before an instant, except children of a workflow that is still open: its replay needs their results.
 * @returns how many workflows it deleted
 */
export async function sweep(before: number): Promise<number> {
  let deleted = 0;
  for (let kept = 0; ; ) {
    const page = await DBOS.listWorkflows({
      status: [...ENDED],
      completedBefore: new Date(before).toISOString(),
      limit: PAGE,
      offset: kept,
      loadInput: false,
      loadOutput: false,
    });
    const parents = [...new Set(page.flatMap(({ parentWorkflowID }) => (parentWorkflowID === undefined ? [] : [parentWorkflowID])))];
    const open =
      parents.length === 0
        ? []
        : await DBOS.listWorkflows({ workflowIDs: parents, status: [...OPEN], loadInput: false, loadOutput: false });
    const needed = new Set(open.map(({ workflowID }) => workflowID));
    const ids = page
      .filter(({ parentWorkflowID }) => parentWorkflowID === undefined || !needed.has(parentWorkflowID))
      .map(({ workflowID }) => workflowID);
    if (ids.length > 0) await DBOS.deleteWorkflows(ids);
    deleted += ids.length;
    kept += page.length - ids.length;
    if (page.length < PAGE) return deleted;
  }
}
