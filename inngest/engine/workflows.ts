import type { CancelRule } from './protocol/types';

/*
 * The durable workflows and what they are started with. All of it is stored in rows that outlive a release: members may be
 * added, not changed. Events and results travel as JSON text, because DBOS's own serializer refuses keys such as 'constructor'.
 */

export interface RunInput {
  fnId: string;
  runId: string;
  event: string;
  /** When what started it came in, epoch milliseconds: only later events cancel it, and its deadline counts from here. */
  at: number;
  maxAttempts: number;
  cancel: CancelRule[];
  finishMs?: number;
  /** The waiting workflow that wants the result: set when a step of another run has invoked this one. */
  replyTo?: string;
}

export type RunResult = { status: 'completed'; data: string } | { status: 'failed'; error: string };

export interface StepInput {
  fnId: string;
  runId: string;
  stepId: string;
  /** Which of the run's waves it belongs to: that wave's memory is what it is called with. */
  wave: number;
  maxAttempts: number;
}

/** JSON of a memo entry, or of an error that ends the run. */
export type StepResult = { entry: string } | { fatal: string };

export interface WaitInput {
  runId: string;
  /** The run's own event, for the expression. */
  event: string;
  if?: string;
  /** Epoch milliseconds. */
  until: number;
}

export interface WatchInput {
  runId: string;
  /** Epoch milliseconds. */
  until: number;
}

export interface EventInput {
  event: string;
  /** Epoch milliseconds. */
  receivedAt: number;
}

export interface CronContext {
  fnId: string;
  /** The trigger as the function writes it. */
  source: string;
}

export interface Workflows {
  run: (input: RunInput) => Promise<RunResult>;
  step: (input: StepInput) => Promise<string>;
  wait: (input: WaitInput) => Promise<string | null>;
  watch: (input: WatchInput) => Promise<void>;
  event: (input: EventInput) => Promise<void>;
  cron: (at: Date, context: CronContext) => Promise<void>;
}

export const workflowIds = {
  run: (runId: string) => `run:${runId}`,
  step: (runId: string, stepId: string) => `step:${runId}:${stepId}`,
  wait: (runId: string, stepId: string) => `wait:${runId}:${stepId}`,
  watch: (runId: string) => `watch:${runId}`,
  event: (eventKey: string) => `event:${eventKey}`,
};

/** States in which a workflow still has something to do. */
export const OPEN = ['PENDING', 'ENQUEUED', 'DELAYED'] as const;
