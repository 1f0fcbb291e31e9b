/** An event as a function sees it. */
export interface InngestEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Epoch milliseconds. */
  ts: number;
  v?: string;
  user?: Record<string, unknown>;
  meta?: Record<string, unknown>;
}

/** An error as the SDK writes it; more members (cause, code, …) travel along untouched. */
export interface WireError {
  name: string;
  message: string;
  stack?: string;
  [member: string]: unknown;
}

/** One thing that a function's answer asks for or reports. */
export interface Op {
  id: string;
  op: string;
  name?: string;
  opts?: Record<string, unknown>;
  data?: unknown;
  error?: WireError;
}

/** How a run remembers a step; anything that is not one of the first two shapes is taken whole as the step's value. */
export type MemoEntry = { data: unknown } | { error: WireError } | InngestEvent | null;

export interface CancelRule {
  event: string;
  if?: string;
  timeoutMs?: number;
}

export interface ConcurrencyRule {
  limit: number;
  key?: string;
  scope: 'fn' | 'env' | 'account';
}

export interface EventTrigger {
  event: string;
  expression?: string;
}

export interface CronTrigger {
  /** Five fields. */
  cron: string;
  timezone?: string;
  /** As written in the function, TZ prefix included. */
  source: string;
}

/** A function of the app, as far as the engine needs to know it. */
export interface FunctionConfig {
  id: string;
  events: EventTrigger[];
  crons: CronTrigger[];
  /** Tries altogether, at least 1. */
  maxAttempts: number;
  concurrency: ConcurrencyRule[];
  cancel: CancelRule[];
  finishMs?: number;
}
