import { DBOS } from '@dbos-inc/dbos-sdk';

/**
 * A durable step that asks the database for something, tried again for some minutes before its error is recorded: what is
 * recorded is final, and a passing fault would lose the event or the run.
 */
export function patientStep<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return DBOS.runStep(work, { name, retriesAllowed: true, maxAttempts: 10, intervalSeconds: 0.5, backoffRate: 2 });
}
