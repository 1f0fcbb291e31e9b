'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { createMapping, deleteMapping } from './mappings/mutations';
import { createWorkflow, deleteWorkflow, restoreVersion, updateWorkflow } from './mutations';
import { startFix } from './remedies/start-fix';
import { approveRun, cancelRun, retryRun } from './runs/decide';
import { startRun } from './runs/start-run';
import {
  createWorkflowSchema,
  executeSchema,
  mappingId,
  mappingSchema,
  secretSchema,
  settingsSchema,
  updateWorkflowSchema,
} from './schema';
import { deleteSecret, putSecret } from './secrets/secrets';
import { saveSettings } from './settings';

const byId = z.strictObject({ id: z.uuid() });

export const createWorkflowAction = action({ permission: 'workflows:create', input: createWorkflowSchema }, async ({ actor, input }) => ({
  id: (await createWorkflow(actor, input)).id,
}));

export const updateWorkflowAction = action(
  { permission: 'workflows:update', input: updateWorkflowSchema.extend({ id: z.uuid() }) },
  async ({ actor, input: { id, ...input } }) => ({ version: (await updateWorkflow(actor, id, input)).version }),
);

export const restoreWorkflowVersionAction = action(
  { permission: 'workflows:update', input: byId.extend({ version: z.int().min(1) }) },
  async ({ actor, input }) => ({ version: (await restoreVersion(actor, input.id, input.version)).version }),
);

export const deleteWorkflowAction = action({ permission: 'workflows:delete', input: byId }, async ({ actor, input }) => {
  await deleteWorkflow(actor, input.id);
  return null;
});

export const executeWorkflowAction = action(
  { permission: 'runs:create', input: executeSchema.extend({ id: z.uuid() }), limit: 'expensive' },
  ({ actor, input: { id, ...input } }) => startRun(actor, { ...input, workflowId: id, trigger: 'user' }),
);

export const cancelRunAction = action({ permission: 'runs:update', input: byId }, ({ actor, input }) => cancelRun(actor, input.id));

export const approveRunAction = action({ permission: 'runs:approve', input: byId }, ({ actor, input }) => approveRun(actor, input.id));

export const retryRunAction = action({ permission: 'runs:create', input: byId, limit: 'expensive' }, ({ actor, input }) =>
  retryRun(actor, input.id, 'user'),
);

export const createMappingAction = action({ permission: 'workflows:create', input: mappingSchema }, ({ actor, input }) =>
  createMapping(actor, input),
);

export const deleteMappingAction = action(
  { permission: 'workflows:delete', input: z.strictObject({ id: mappingId }) },
  async ({ actor, input }) => {
    await deleteMapping(actor, input.id);
    return null;
  },
);

export const putWorkflowSecretAction = action({ permission: 'workflows:update', input: secretSchema }, ({ actor, input }) =>
  putSecret(actor, input),
);

export const deleteWorkflowSecretAction = action({ permission: 'workflows:delete', input: byId }, async ({ actor, input }) => {
  await deleteSecret(actor, input.id);
  return null;
});

export const saveWorkflowSettingsAction = action({ permission: 'workflows:delete', input: settingsSchema }, ({ actor, input }) =>
  saveSettings(actor, input),
);

export const fixFindingAction = action(
  { permission: 'runs:create', input: z.strictObject({ id: z.string().max(30) }), limit: 'expensive' },
  ({ actor, input }) => startFix(actor, input.id),
);
