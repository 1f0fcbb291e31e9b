import { Error as dbosErrors } from '@dbos-inc/dbos-sdk';

/** DBOS ends this execution on purpose (cancelled, or another one owns the workflow): not to be caught. */
export function isControlFlow(error: unknown): boolean {
  return error instanceof dbosErrors.DBOSWorkflowCancelledError || error instanceof dbosErrors.DBOSWorkflowConflictError;
}

/** The database is not there, or is going away: says nothing about the run. Classes 08, 53, 57P and XX of SQLSTATE, and sockets. */
export function isDatabaseTrouble(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (typeof code === 'string') return /^(08|53|57P|XX)|^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_)/.test(code);
  return (
    error instanceof Error &&
    /Connection terminated|Cannot use a pool after calling end|timeout exceeded when trying to connect/.test(error.message)
  );
}
