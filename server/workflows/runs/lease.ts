import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';

/** How long a silent worker keeps its run: a heartbeat comes every second. */
export const leaseSeconds = 20;
/** How long the engine may take from the event to the claim. */
export const claimSeconds = 20;
export const heartbeatMs = 1000;

/** Whose run it is: one run of the engine. What it writes names it, and is refused once the run is no longer its own. */
export interface RunLease {
  orgId: OrgId;
  runId: string;
  owner: string;
}

/** The run has ended, is another's, or waits for its turn: then there is nothing to do, and nothing wrong. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
  constructor(runId: string) {
    super(`The run ${runId} is not this worker's any more.`);
  }
}

/** A refusal with a sentence for people; anything else is our own failure and told in the log alone. */
export const sentenceOf = (error: unknown): string =>
  error instanceof AppError || (error instanceof Error && error.name === 'SandboxRefusal')
    ? error.message
    : 'It could not be started for a reason of our own; the log of the worker tells more. Try again.';
