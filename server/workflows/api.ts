import { z } from 'zod';
import { runStatuses } from '@/drizzle/schema/workflows';
import { defineOperation } from '@/server/http/operation';
import { cursorField, emptySchema, idParams, limitField, listField, listOf, pageQuery } from '@/server/http/schemas';
import {
  logPageSchema,
  mappingViewSchema,
  runDetailSchema,
  runSchema,
  sandboxSchema,
  secretViewSchema,
  versionSchema,
  workflowDetailSchema,
  workflowSchema,
} from './response-schemas';
import {
  createWorkflowSchema,
  executeSchema,
  mappingId,
  mappingSchema,
  secretSchema,
  settingsSchema,
  updateWorkflowSchema,
} from './schema';

const tags = ['Workflows'];

export const getAllMappings = defineOperation({
  id: 'getAllMappings',
  method: 'GET',
  path: '/api/workflow/get-all-mappings',
  summary: 'List how scripts of each kind are run: six built-in runtimes, and the organization’s own',
  tags,
  permission: 'workflows:read',
  query: pageQuery,
  response: listOf('mappings', mappingViewSchema),
});

export const createMapping = defineOperation({
  id: 'createMapping',
  method: 'POST',
  path: '/api/workflow/create-mapping',
  summary: 'Add a runtime for a kind of scripts, with its limits and the hosts that it may reach',
  tags,
  permission: 'workflows:create',
  body: mappingSchema,
  response: z.object({ mapping: mappingViewSchema }),
  status: 201,
  errors: ['CONFLICT', 'UNPROCESSABLE'],
  audit: 'workflow.mapping-create',
  idempotent: true,
  examples: { body: { kind: 'python', name: 'Python with pip', limits: { seconds: 900 }, network: { allow: ['pypi.org'] } } },
});

export const deleteMapping = defineOperation({
  id: 'deleteMapping',
  method: 'DELETE',
  path: '/api/workflow/delete-mapping',
  summary: 'Delete a runtime of your own that no workflow uses',
  tags,
  permission: 'workflows:delete',
  query: z.strictObject({ id: mappingId }),
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'workflow.mapping-delete',
});

export const listWorkflows = defineOperation({
  id: 'listWorkflows',
  method: 'GET',
  path: '/api/workflow/workflows',
  summary: 'List workflows by name',
  tags,
  permission: 'workflows:read',
  query: pageQuery,
  response: listOf('workflows', workflowSchema),
});

export const createWorkflow = defineOperation({
  id: 'createWorkflow',
  method: 'POST',
  path: '/api/workflow/workflows',
  summary: 'Create a workflow',
  description: 'Refused when what it may do in AWS makes a session policy of more than 2,048 characters.',
  tags,
  permission: 'workflows:create',
  body: createWorkflowSchema,
  response: z.object({ workflow: workflowDetailSchema }),
  status: 201,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'workflow.create',
  idempotent: true,
  examples: {
    body: {
      name: 'Say hello',
      kind: 'sh',
      script: 'echo "Hello, $INPUT_NAME"',
      inputs: [{ name: 'name', type: 'string', required: true }],
    },
  },
});

export const getWorkflow = defineOperation({
  id: 'getWorkflow',
  method: 'GET',
  path: '/api/workflow/workflows/{id}',
  summary: 'Read a workflow with its script',
  tags,
  permission: 'workflows:read',
  params: idParams,
  response: z.object({ workflow: workflowDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const updateWorkflow = defineOperation({
  id: 'updateWorkflow',
  method: 'PATCH',
  path: '/api/workflow/workflows/{id}',
  summary: 'Change a workflow: a script, inputs, rights or secrets that differ make a new version',
  tags,
  permission: 'workflows:update',
  params: idParams,
  body: updateWorkflowSchema,
  response: z.object({ workflow: workflowDetailSchema }),
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'workflow.update',
  examples: { body: { script: 'echo "Good morning"', note: 'Be polite' } },
});

export const deleteWorkflow = defineOperation({
  id: 'deleteWorkflow',
  method: 'DELETE',
  path: '/api/workflow/workflows/{id}',
  summary: 'Delete a workflow; its runs stay readable',
  tags,
  permission: 'workflows:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'workflow.delete',
});

export const listWorkflowVersions = defineOperation({
  id: 'listWorkflowVersions',
  method: 'GET',
  path: '/api/workflow/workflows/{id}/versions',
  summary: 'List the versions of a workflow, the newest first',
  tags,
  permission: 'workflows:read',
  params: idParams,
  query: pageQuery,
  response: listOf('versions', versionSchema),
  errors: ['NOT_FOUND'],
});

export const restoreWorkflowVersion = defineOperation({
  id: 'restoreWorkflowVersion',
  method: 'POST',
  path: '/api/workflow/workflows/{id}/restore',
  summary: 'Make a new version of an old one’s content',
  tags,
  permission: 'workflows:update',
  params: idParams,
  body: z.strictObject({ version: z.int().min(1).max(2_147_483_647) }),
  response: z.object({ workflow: workflowDetailSchema }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'workflow.update',
  examples: { body: { version: 1 } },
});

export const executeWorkflow = defineOperation({
  id: 'executeWorkflow',
  method: 'POST',
  path: '/api/workflow/workflows/{id}/execute',
  summary: 'Run a workflow',
  description: 'Follow the run at `/api/workflow/runs/{id}`. A run that has to be approved waits first; Terraform plans and then waits.',
  tags,
  permission: 'runs:create',
  params: idParams,
  body: executeSchema,
  response: z.object({ runId: z.uuid() }),
  status: 202,
  limit: 'expensive',
  errors: ['NOT_FOUND', 'UNPROCESSABLE', 'RATE_LIMITED'],
  audit: 'workflow.execute',
  idempotent: true,
  examples: { body: { inputs: {} } },
});

export const listRuns = defineOperation({
  id: 'listRuns',
  method: 'GET',
  path: '/api/workflow/runs',
  summary: 'List runs, the newest first',
  tags,
  permission: 'runs:read',
  query: z.strictObject({
    workflowId: z.uuid().optional(),
    status: listField(z.enum(runStatuses)),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf('runs', runSchema),
});

export const getRun = defineOperation({
  id: 'getRun',
  method: 'GET',
  path: '/api/workflow/runs/{id}',
  summary: 'Read a run: its status, exit code, usage and outcome',
  tags,
  permission: 'runs:read',
  params: idParams,
  response: z.object({ run: runDetailSchema }),
  errors: ['NOT_FOUND'],
});

const position = z.coerce.number().int().min(0).max(2_000_000_000).optional();

export const getRunLog = defineOperation({
  id: 'getRunLog',
  method: 'GET',
  path: '/api/workflow/runs/{id}/log',
  summary: 'Read the log of a run: its end, what came since, or what lies above',
  description:
    'Without `after` and `before`: the end. With `after=0` and each `next` as the following `after`: all of it. Secrets are masked.',
  tags,
  permission: 'runs:read',
  params: idParams,
  query: z
    .strictObject({ after: position, before: position })
    .meta({ description: '`after`: chunks that follow; `before`: chunks that lie above' }),
  response: logPageSchema,
  errors: ['NOT_FOUND'],
});

export const downloadRunLog = defineOperation({
  id: 'downloadRunLog',
  method: 'GET',
  path: '/api/workflow/runs/{id}/log/download',
  summary: 'Download the whole log of a run as text',
  tags,
  permission: 'runs:read',
  params: idParams,
  response: z.string(),
  produces: 'text/plain',
  errors: ['NOT_FOUND'],
});

export const downloadArtefact = defineOperation({
  id: 'downloadArtefact',
  method: 'GET',
  path: '/api/workflow/artefacts/{id}',
  summary: 'Download a file that a run left behind',
  tags,
  permission: 'runs:read',
  params: idParams,
  response: z.string(),
  produces: 'text/plain',
  errors: ['NOT_FOUND'],
});

const decided = z.object({ status: z.enum(runStatuses) });

export const cancelRun = defineOperation({
  id: 'cancelRun',
  method: 'POST',
  path: '/api/workflow/runs/{id}/cancel',
  summary: 'Cancel a run: one that waits at once, one that runs within a second',
  tags,
  permission: 'runs:update',
  params: idParams,
  response: decided,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'workflow.cancel',
});

export const approveRun = defineOperation({
  id: 'approveRun',
  method: 'POST',
  path: '/api/workflow/runs/{id}/approve',
  summary: 'Let a run that waits go on; Terraform applies exactly the plan that was shown',
  description: 'Not for who asked for the run, unless the organization allows it.',
  tags,
  permission: 'runs:approve',
  params: idParams,
  response: decided,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'workflow.approve',
});

export const retryRun = defineOperation({
  id: 'retryRun',
  method: 'POST',
  path: '/api/workflow/runs/{id}/retry',
  summary: 'Run the same version with the same inputs once more',
  tags,
  permission: 'runs:create',
  params: idParams,
  response: z.object({ runId: z.uuid() }),
  status: 202,
  limit: 'expensive',
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE', 'RATE_LIMITED'],
  audit: 'workflow.execute',
});

export const fixFinding = defineOperation({
  id: 'fixFinding',
  method: 'POST',
  path: '/api/findings/{id}/fix',
  summary: 'Start the run that mends a finding: it shows what it would do, waits for approval, does it, and has it looked at again',
  description: 'For checks that a single safe command mends. The account’s operate access has to allow the command.',
  tags,
  permission: 'runs:create',
  params: z.strictObject({ id: z.string().max(30) }),
  response: z.object({ runId: z.uuid() }),
  status: 202,
  limit: 'expensive',
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'workflow.execute',
});

export const listWorkflowSecrets = defineOperation({
  id: 'listWorkflowSecrets',
  method: 'GET',
  path: '/api/workflow/secrets',
  summary: 'List the names of the secrets that scripts may be handed',
  tags,
  permission: 'workflows:read',
  query: pageQuery,
  response: listOf('secrets', secretViewSchema),
});

export const putWorkflowSecret = defineOperation({
  id: 'putWorkflowSecret',
  method: 'PUT',
  path: '/api/workflow/secrets',
  summary: 'Store a secret, or another value under its name; it is never shown again',
  tags,
  permission: 'workflows:update',
  body: secretSchema,
  response: z.object({ id: z.uuid() }),
  errors: ['UNPROCESSABLE'],
  audit: 'workflow.secret-put',
  examples: { body: { name: 'DEPLOY_TOKEN', value: 'a token that nobody else knows' } },
});

export const deleteWorkflowSecret = defineOperation({
  id: 'deleteWorkflowSecret',
  method: 'DELETE',
  path: '/api/workflow/secrets/{id}',
  summary: 'Delete a secret that no workflow is handed',
  tags,
  permission: 'workflows:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'workflow.secret-delete',
});

export const getSandbox = defineOperation({
  id: 'getSandbox',
  method: 'GET',
  path: '/api/workflow/sandbox',
  summary: 'Say whether scripts can be run here, in which sandbox, and what to do if they cannot',
  tags,
  permission: 'workflows:read',
  response: z.object({ sandbox: sandboxSchema }),
});

export const getWorkflowSettings = defineOperation({
  id: 'getWorkflowSettings',
  method: 'GET',
  path: '/api/workflow/settings',
  summary: 'Read how far workflows may go',
  tags,
  permission: 'workflows:read',
  response: z.object({ settings: settingsSchema }),
});

export const putWorkflowSettings = defineOperation({
  id: 'putWorkflowSettings',
  method: 'PUT',
  path: '/api/workflow/settings',
  summary: 'Say how far workflows may go: runs at once, the most that runtimes may allow, approval of own runs',
  tags,
  permission: 'workflows:delete',
  body: settingsSchema,
  response: z.object({ settings: settingsSchema }),
  audit: 'workflow.settings',
  examples: {
    body: { runsAtOnce: 4, ownApproval: false, maxima: { cpu: 2, memoryMb: 2048, pids: 256, seconds: 3600, outputKb: 51200 } },
  },
});
