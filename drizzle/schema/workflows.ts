import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, directoryPolicy, instant, orgId, sealed, tenantPolicy } from './columns';

export const workflowKinds = ['sh', 'playbook', 'terraform', 'aws', 'python', 'node'] as const;
export const runStatuses = ['queued', 'awaiting_approval', 'running', 'succeeded', 'failed', 'cancelled', 'timed_out', 'lost'] as const;

/** How scripts of a kind are run. Six come with the product (server/workflows/mappings/built-in.ts) and are not rows. */
export const runtimeMappings = pgTable(
  'runtime_mappings',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    kind: text('kind', { enum: workflowKinds }).notNull(),
    name: text('name').notNull(),
    /** A container image; null: the host's own runtime, inside the sandbox. */
    image: text('image'),
    /** Program and arguments; `{script}` stands for the script's path. */
    command: jsonb('command').$type<string[]>().notNull(),
    /** `RunLimits` of server/workflows/types.ts. */
    limits: jsonb('limits').$type<unknown>().notNull(),
    /** Hosts that its scripts may reach, beside AWS's endpoints. */
    allow: text('allow').array().notNull().default(sql`'{}'`),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('runtime_mappings_name').on(t.orgId, t.name),
    check('runtime_mappings_kind', sql`${t.kind} in ('sh', 'playbook', 'terraform', 'aws', 'python', 'node')`),
    tenantPolicy(),
  ],
);

/** A script with what it needs to run. What it says is in its versions; deleted ones stay for the sake of their runs. */
export const workflows = pgTable(
  'workflows',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    kind: text('kind', { enum: workflowKinds }).notNull(),
    /** The version that runs. */
    version: integer('version').notNull().default(1),
    /** null: the built-in one of its kind. */
    mappingId: uuid('mapping_id'),
    /** A person other than who asked says yes before it changes anything. */
    requiresApproval: boolean('requires_approval').notNull().default(false),
    /** Five fields of cron, in UTC; null: runs only when asked. */
    schedule: text('schedule'),
    /** The scheduled runs apply without asking a person. */
    approveScheduled: boolean('approve_scheduled').notNull().default(false),
    /** When the schedule starts it next; null: never. */
    nextRunAt: instant('next_run_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.mappingId], foreignColumns: [runtimeMappings.orgId, runtimeMappings.id] }),
    uniqueIndex('workflows_name').on(t.orgId, t.name).where(sql`deleted_at is null`),
    index('workflows_due').on(t.orgId, t.nextRunAt).where(sql`next_run_at is not null`),
    check('workflows_kind', sql`${t.kind} in ('sh', 'playbook', 'terraform', 'aws', 'python', 'node')`),
    tenantPolicy(),
    directoryPolicy(),
  ],
);

/** What a workflow said once. Never changed: every run names the version that it ran. */
export const workflowVersions = pgTable(
  'workflow_versions',
  {
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version').notNull(),
    script: text('script').notNull(),
    /** `WorkflowInput[]` of server/workflows/types.ts. */
    inputs: jsonb('inputs').$type<unknown[]>().notNull().default([]),
    /** What it may do in an AWS account: `AwsGrant[]` of server/workflows/types.ts. */
    grants: jsonb('grants').$type<unknown[]>().notNull().default([]),
    /** Names of the secrets that it is handed. */
    secrets: text('secrets').array().notNull().default(sql`'{}'`),
    note: text('note').notNull().default(''),
    createdBy: uuid('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.workflowId, t.version] }),
    foreignKey({ columns: [t.orgId, t.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete('cascade'),
    tenantPolicy(),
  ],
);

/** The AWS accounts in which a workflow may be run. None: it runs without AWS access. */
export const workflowAccounts = pgTable(
  'workflow_accounts',
  {
    orgId: orgId(),
    workflowId: uuid('workflow_id').notNull(),
    awsAccountId: uuid('aws_account_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.workflowId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** One execution of one version of a workflow, in one AWS account or in none. */
export const workflowRuns = pgTable(
  'workflow_runs',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    workflowId: uuid('workflow_id').notNull(),
    version: integer('version').notNull(),
    /** null: without AWS access. Who is limited to some accounts sees no such run. */
    awsAccountId: uuid('aws_account_id'),
    status: text('status', { enum: runStatuses }).notNull().default('queued'),
    /** `run`; or `plan`/`preview`, which changes nothing, and then `apply`/`run`. */
    phase: text('phase', { enum: ['run', 'plan', 'apply', 'preview'] }).notNull(),
    trigger: text('trigger', { enum: ['user', 'api', 'schedule', 'finding'] }).notNull(),
    requestedBy: uuid('requested_by'),
    requestedByName: text('requested_by_name').notNull(),
    approvedBy: uuid('approved_by'),
    approvedByName: text('approved_by_name'),
    approvedAt: instant('approved_at'),
    /** Values of the version's inputs, by name. */
    inputs: jsonb('inputs').$type<Record<string, unknown>>().notNull().default({}),
    /** The run that this one repeats. */
    retryOf: uuid('retry_of'),
    /** The finding (verdict) that it is to mend. */
    findingId: bigint('finding_id', { mode: 'number' }),
    queuedAt: instant('queued_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** The run of the workflow engine that may work on it; null: whoever comes first. */
    leaseOwner: text('lease_owner'),
    /** Until when its worker is believed to live; moved on by each heartbeat. */
    leaseUntil: instant('lease_until'),
    leaseEpoch: integer('lease_epoch').notNull().default(0),
    heartbeatAt: instant('heartbeat_at'),
    cancelRequestedAt: instant('cancel_requested_at'),
    cancelledByName: text('cancelled_by_name'),
    exitCode: integer('exit_code'),
    /** `RunUsage` of server/workflows/types.ts. */
    usage: jsonb('usage').$type<unknown>(),
    /** `RunStep[]` of server/workflows/types.ts. */
    steps: jsonb('steps').$type<unknown[]>().notNull().default([]),
    /** What the output said, parsed: a plan's summary, a playbook's recap. */
    outcome: jsonb('outcome').$type<unknown>(),
    /** The saved plan that is waiting to be applied, base64 under its seal. */
    plan: sealed('plan'),
    logLines: integer('log_lines').notNull().default(0),
    logBytes: integer('log_bytes').notNull().default(0),
    /** The output ended at its limit; what came after it was dropped. */
    isTruncated: boolean('is_truncated').notNull().default(false),
    /** A sentence of ours. */
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('workflow_runs_newest').on(t.orgId, t.queuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('workflow_runs_of_workflow').on(t.orgId, t.workflowId, t.queuedAt.desc().nullsFirst()),
    index('workflow_runs_active').on(t.orgId, t.queuedAt).where(sql`status in ('queued', 'awaiting_approval', 'running')`),
    check(
      'workflow_runs_status',
      sql`${t.status} in ('queued', 'awaiting_approval', 'running', 'succeeded', 'failed', 'cancelled', 'timed_out', 'lost')`,
    ),
    check('workflow_runs_phase', sql`${t.phase} in ('run', 'plan', 'apply', 'preview')`),
    check('workflow_runs_trigger', sql`${t.trigger} in ('user', 'api', 'schedule', 'finding')`),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** Lines that a run printed one after the other to one stream, secrets masked before they came here. */
export const runLogChunks = pgTable(
  'run_log_chunks',
  {
    orgId: orgId(),
    runId: uuid('run_id').notNull(),
    /** 1, 2, 3, … in the run. */
    seq: integer('seq').notNull(),
    stream: text('stream', { enum: ['stdout', 'stderr', 'system'] }).notNull(),
    /** Number of its first line in the run, from 1. */
    firstLine: integer('first_line').notNull(),
    lines: integer('lines').notNull(),
    bytes: integer('bytes').notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.runId, t.seq] }),
    foreignKey({ columns: [t.orgId, t.runId], foreignColumns: [workflowRuns.orgId, workflowRuns.id] }).onDelete('cascade'),
    check('run_log_chunks_stream', sql`${t.stream} in ('stdout', 'stderr', 'system')`),
    tenantPolicy(),
    accountPartPolicy('run_log_chunks', 'run_id', 'workflow_runs'),
  ],
);

/** A file that a run left in its folder for what is to be kept. */
export const runArtefacts = pgTable(
  'run_artefacts',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    runId: uuid('run_id').notNull(),
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    /** Base64 under its seal: it may hold what the log masks. */
    content: sealed('content').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('run_artefacts_name').on(t.orgId, t.runId, t.name),
    foreignKey({ columns: [t.orgId, t.runId], foreignColumns: [workflowRuns.orgId, workflowRuns.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPartPolicy('run_artefacts', 'run_id', 'workflow_runs'),
  ],
);

/** A secret that scripts get by its name. Its value is never shown again. */
export const workflowSecrets = pgTable(
  'workflow_secrets',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    value: sealed('value').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('workflow_secrets_name').on(t.orgId, t.name), tenantPolicy()],
);

/** Terraform's state of a workflow in one AWS account, or in none; whoever holds its lock may write it. */
export const terraformWorkflowStates = pgTable(
  'terraform_workflow_states',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    workflowId: uuid('workflow_id').notNull(),
    awsAccountId: uuid('aws_account_id'),
    /** null: nothing has been applied yet. */
    state: sealed('state'),
    serial: integer('serial').notNull().default(0),
    resources: integer('resources').notNull().default(0),
    /** The run that holds the lock. */
    lockedBy: uuid('locked_by'),
    lockedAt: instant('locked_at'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('terraform_workflow_states_target').on(t.orgId, t.workflowId, t.awsAccountId).nullsNotDistinct(),
    foreignKey({ columns: [t.orgId, t.workflowId], foreignColumns: [workflows.orgId, workflows.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** How far workflows of the organization may go. No row: the defaults of server/workflows/settings. */
export const workflowSettings = pgTable(
  'workflow_settings',
  {
    orgId: orgId(),
    /** Runs at the same time. */
    runsAtOnce: integer('runs_at_once').notNull(),
    /** Who asked for a run may also approve it. */
    ownApproval: boolean('own_approval').notNull().default(false),
    /** The most that a mapping may allow: `RunLimits` of server/workflows/types.ts. */
    maxima: jsonb('maxima').$type<unknown>().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId] }), tenantPolicy()],
);
