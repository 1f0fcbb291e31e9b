import { AppError } from '@/server/errors';
import { requirePageActor } from '@/server/identity/page-actor';
import * as data from './data';
import * as mappings from './mappings/data';
import * as runs from './runs/data';
import { readLog } from './runs/log';
import { sandboxStatus } from './sandbox-status';
import * as secrets from './secrets/secrets';
import { getSettings } from './settings';
import type { LogPage, RunDetail, RuntimeMapping, Workflow, WorkflowDetail, WorkflowVersion } from './types';

/** null for what is not there, or is another organization's. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

export async function loadWorkflows(): Promise<Workflow[]> {
  return data.listWorkflows(await requirePageActor());
}

export async function loadWorkflow(id: string): Promise<{ workflow: WorkflowDetail; versions: WorkflowVersion[] } | null> {
  const actor = await requirePageActor();
  const workflow = await orNull(data.getWorkflow(actor, id));
  return workflow && { workflow, versions: await data.listVersions(actor, id) };
}

export async function loadMappings(): Promise<RuntimeMapping[]> {
  return mappings.listMappings(await requirePageActor());
}

export async function loadWorkflowSecrets(): ReturnType<typeof secrets.listSecrets> {
  return secrets.listSecrets(await requirePageActor());
}

export async function loadWorkflowSettings(): ReturnType<typeof getSettings> {
  return getSettings(await requirePageActor());
}

export async function loadSandbox(): ReturnType<typeof sandboxStatus> {
  return sandboxStatus(await requirePageActor());
}

export async function loadRuns(params: runs.RunParams = {}): ReturnType<typeof runs.listRuns> {
  return runs.listRuns(await requirePageActor(), params);
}

/** The run with the end of its log. */
export async function loadRun(id: string): Promise<{ run: RunDetail; log: LogPage } | null> {
  const actor = await requirePageActor();
  const run = await orNull(runs.getRun(actor, id));
  return run && { run, log: await readLog(actor, id) };
}
