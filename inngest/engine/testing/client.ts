import { Inngest } from 'inngest';
import type { Journal } from './journal';

export const client = new Inngest({ id: 'test', checkpointing: false });

export interface Context {
  event: { name: unknown; data?: Record<string, unknown> };
  runId: string;
  attempt: number;
}

/** Writes lines about one run, for the test that `data.key` of its event names; gives back what it wrote. */
export function noter(journal: Journal) {
  return (fn: string, { event, runId, attempt }: Context) =>
    (mark: string, value?: unknown): string => {
      journal.write({ fn, run: runId, key: String(event.data?.key), mark, attempt, ...(value === undefined ? {} : { value }) });
      return mark;
    };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
