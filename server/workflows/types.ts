import type { runStatuses, workflowKinds } from '@/drizzle/schema/workflows';
import type { AccountRef } from '@/server/posture';

export type WorkflowKind = (typeof workflowKinds)[number];
export type RunStatus = (typeof runStatuses)[number];
export type RunPhase = 'run' | 'plan' | 'apply' | 'preview';
export type RunTrigger = 'user' | 'api' | 'schedule' | 'finding';
export type LogStream = 'stdout' | 'stderr' | 'system';

/** What a script may use up. */
export interface RunLimits {
  /** Cores; fractions are fine. */
  cpu: number;
  memoryMb: number;
  /** Processes and threads. */
  pids: number;
  /** By the clock, for each phase. */
  seconds: number;
  /** Both streams together. */
  outputKb: number;
}

export interface RuntimeMapping {
  /** A UUID, or `builtin-<kind>`. */
  id: string;
  kind: WorkflowKind;
  name: string;
  /** null: the machine's own runtime, inside the sandbox. */
  image: string | null;
  command: string[];
  limits: RunLimits;
  network: { allow: string[] };
  builtIn: boolean;
  /** How many workflows name it. */
  workflows: number;
}

export const inputTypes = ['string', 'number', 'boolean', 'choice', 'region'] as const;

/** A value that is asked for when the workflow is started. */
export interface WorkflowInput {
  /** Handed in as the environment variable `INPUT_<NAME>`. */
  name: string;
  type: (typeof inputTypes)[number];
  label?: string | undefined;
  required: boolean;
  default?: string | number | boolean | undefined;
  /** Of a choice. */
  options?: string[] | undefined;
  /** A regular expression that all of a text must match. */
  pattern?: string | undefined;
}

export type InputValues = Record<string, string | number | boolean>;

/** What a workflow may do in an AWS account: the actions on the resources. */
export interface AwsGrant {
  actions: string[];
  resources: string[];
}

export interface WorkflowVersion {
  version: number;
  script: string;
  inputs: WorkflowInput[];
  grants: AwsGrant[];
  secrets: string[];
  note: string;
  createdBy: string;
  createdAt: string;
}

export interface Workflow {
  id: string;
  name: string;
  description: string;
  kind: WorkflowKind;
  version: number;
  mappingId: string;
  requiresApproval: boolean;
  schedule: string | null;
  approveScheduled: boolean;
  nextRunAt: string | null;
  accounts: AccountRef[];
  createdAt: string;
  updatedAt: string;
  lastRun: { id: string; status: RunStatus; queuedAt: string } | null;
}

export interface WorkflowDetail extends Workflow {
  current: WorkflowVersion;
}

/** One stretch of a run: from the queue to the sandbox and out of it. */
export interface RunStep {
  phase: RunPhase;
  startedAt: string;
  finishedAt: string | null;
  exitCode: number | null;
}

export interface RunUsage {
  cpuSeconds: number | null;
  peakMemoryMb: number | null;
  wallSeconds: number;
  outputBytes: number;
}

/** What Terraform's plan would do, counted, and each change. */
export interface PlanSummary {
  kind: 'plan';
  add: number;
  change: number;
  destroy: number;
  /** Output values that change. */
  outputs: number;
  /** Resources that change, at most 200. */
  changes: { address: string; action: 'create' | 'update' | 'delete' | 'replace' | 'read' }[];
}

/** Ansible's recap, host by host. */
export interface PlaybookRecap {
  kind: 'recap';
  hosts: {
    host: string;
    ok: number;
    changed: number;
    unreachable: number;
    failed: number;
    skipped: number;
    rescued: number;
    ignored: number;
  }[];
}

export type RunOutcome = PlanSummary | PlaybookRecap;

export interface RunArtefact {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
}

export interface Run {
  id: string;
  workflow: { id: string; name: string; kind: WorkflowKind };
  version: number;
  account: AccountRef | null;
  status: RunStatus;
  phase: RunPhase;
  trigger: RunTrigger;
  requestedBy: string;
  approvedBy: string | null;
  approvedAt: string | null;
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  exitCode: number | null;
  error: string | null;
}

export interface RunDetail extends Run {
  requestedById: string | null;
  inputs: InputValues;
  usage: RunUsage | null;
  steps: RunStep[];
  outcome: RunOutcome | null;
  artefacts: RunArtefact[];
  log: { lines: number; bytes: number; truncated: boolean };
  retryOf: string | null;
  findingId: string | null;
  requiresApproval: boolean;
  cancelRequested: boolean;
}

/** Lines of a log, oldest first. */
export interface LogPage {
  chunks: { seq: number; stream: LogStream; firstLine: number; lines: number; at: string; text: string }[];
  /** Pass as `after` for what comes next; the same as asked when there is nothing new. */
  next: number;
  /** Pass as `before` for what lies above; null: this is the beginning. */
  previous: number | null;
  /** The newest chunk there is; `next` is less while more lies below. */
  last: number;
  /** Its end is the end of the log, and nothing will be added any more. */
  complete: boolean;
  lines: number;
  truncated: boolean;
}

export const endedStatuses = ['succeeded', 'failed', 'cancelled', 'timed_out', 'lost'] as const satisfies readonly RunStatus[];
export const hasEnded = (status: RunStatus): boolean => (endedStatuses as readonly RunStatus[]).includes(status);
