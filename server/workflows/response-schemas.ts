import { z } from 'zod';
import { runStatuses } from '@/drizzle/schema/workflows';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { instantSchema } from '@/server/http/schemas';
import { sandboxKinds } from './sandbox/types';
import { grantSchema, inputSchema, inputValuesSchema, kindSchema, limitsSchema } from './schema';

/** What the calls about workflows answer. Pure. */

export const mappingViewSchema = z
  .object({
    id: z.string().meta({ description: 'A UUID, or builtin-<kind>' }),
    kind: kindSchema,
    name: z.string(),
    image: z.string().nullable(),
    command: z.array(z.string()),
    limits: limitsSchema,
    network: z.object({ allow: z.array(z.string()) }),
    builtIn: z.boolean(),
    workflows: z.int().meta({ description: 'How many workflows use it' }),
  })
  .meta({ id: 'RuntimeMapping' });

const runStatus = z.enum(runStatuses);
const phase = z.enum(['run', 'plan', 'apply', 'preview']);

export const workflowSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    kind: kindSchema,
    version: z.int(),
    mappingId: z.string(),
    requiresApproval: z.boolean(),
    schedule: z.string().nullable(),
    approveScheduled: z.boolean(),
    nextRunAt: instantSchema.nullable(),
    accounts: z.array(accountRefSchema),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    lastRun: z.object({ id: z.uuid(), status: runStatus, queuedAt: instantSchema }).nullable(),
  })
  .meta({ id: 'Workflow' });

export const versionSchema = z
  .object({
    version: z.int(),
    script: z.string(),
    inputs: z.array(inputSchema),
    grants: z.array(grantSchema),
    secrets: z.array(z.string()).meta({ description: 'Names alone' }),
    note: z.string(),
    createdBy: z.string(),
    createdAt: instantSchema,
  })
  .meta({ id: 'WorkflowVersion' });

export const workflowDetailSchema = workflowSchema.extend({ current: versionSchema }).meta({ id: 'WorkflowDetail' });

export const runSchema = z
  .object({
    id: z.uuid(),
    workflow: z.object({ id: z.uuid(), name: z.string(), kind: kindSchema }),
    version: z.int(),
    account: accountRefSchema.nullable(),
    status: runStatus,
    phase,
    trigger: z.enum(['user', 'api', 'schedule', 'finding']),
    requestedBy: z.string(),
    approvedBy: z.string().nullable(),
    approvedAt: instantSchema.nullable(),
    queuedAt: instantSchema,
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    exitCode: z.int().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'WorkflowRun' });

const count = z.int().min(0);

export const runDetailSchema = runSchema
  .extend({
    requestedById: z.uuid().nullable(),
    inputs: inputValuesSchema,
    usage: z
      .object({ cpuSeconds: z.number().nullable(), peakMemoryMb: z.number().nullable(), wallSeconds: z.number(), outputBytes: z.number() })
      .nullable(),
    steps: z.array(z.object({ phase, startedAt: instantSchema, finishedAt: instantSchema.nullable(), exitCode: z.int().nullable() })),
    outcome: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('plan'),
          add: count,
          change: count,
          destroy: count,
          outputs: count,
          changes: z.array(z.object({ address: z.string(), action: z.enum(['create', 'update', 'delete', 'replace', 'read']) })),
        }),
        z.object({
          kind: z.literal('recap'),
          hosts: z.array(
            z.object({
              host: z.string(),
              ok: count,
              changed: count,
              unreachable: count,
              failed: count,
              skipped: count,
              rescued: count,
              ignored: count,
            }),
          ),
        }),
      ])
      .nullable(),
    artefacts: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: count, sha256: z.string() })),
    log: z.object({ lines: count, bytes: count, truncated: z.boolean() }),
    retryOf: z.uuid().nullable(),
    findingId: z.string().nullable(),
    requiresApproval: z.boolean(),
    cancelRequested: z.boolean(),
  })
  .meta({ id: 'WorkflowRunDetail' });

export const logPageSchema = z
  .object({
    chunks: z.array(
      z.object({
        seq: z.int(),
        stream: z.enum(['stdout', 'stderr', 'system']),
        firstLine: z.int(),
        lines: z.int(),
        at: instantSchema,
        text: z.string(),
      }),
    ),
    next: z.int().meta({ description: 'Pass as `after` for what comes next' }),
    previous: z.int().nullable().meta({ description: 'Pass as `before` for what lies above; null: this is the beginning' }),
    last: z.int().meta({ description: 'The newest chunk there is; `next` is less while more lies below' }),
    complete: z.boolean().meta({ description: 'It ends with the end of the log, and nothing will be added any more' }),
    lines: z.int(),
    truncated: z.boolean(),
  })
  .meta({ id: 'RunLogPage' });

export const secretViewSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdBy: z.string(),
    updatedAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
    workflows: z.int(),
  })
  .meta({ id: 'WorkflowSecret' });

export const sandboxSchema = z
  .object({
    available: z.boolean(),
    kind: z.enum(sandboxKinds).nullable().meta({ description: 'What scripts run in whose runtime names no image' }),
    name: z.string().nullable(),
    limits: z.string().nullable(),
    remarks: z.array(z.string()),
    images: z.string().nullable().meta({ description: 'What runtimes that name an image run in; null: they are refused here' }),
    tried: z.array(
      z.object({
        kind: z.enum(sandboxKinds),
        works: z.boolean(),
        note: z.string(),
        command: z.string().optional().meta({ description: 'Gets this kind of sandbox on this machine' }),
      }),
    ),
    command: z.string().nullable().meta({ description: 'Gets a sandbox on this machine' }),
  })
  .meta({ id: 'SandboxStatus' });
