import { Middleware } from 'inngest';
import { instruments } from '@/server/telemetry/instruments';

/** Counts how durable functions end, for the alert on failed jobs. A run that will be tried again has not ended. */
export class RunFigures extends Middleware.BaseMiddleware {
  override readonly id = 'run-figures';

  override onRunComplete({ fn }: Middleware.OnRunCompleteArgs): void {
    instruments.functionRuns().inc({ function: fn.id(), outcome: 'completed' });
  }

  override onRunError({ fn, isFinalAttempt }: Middleware.OnRunErrorArgs): void {
    if (isFinalAttempt) instruments.functionRuns().inc({ function: fn.id(), outcome: 'failed' });
  }

  override onStepError({ fn }: Middleware.OnStepErrorArgs): void {
    instruments.stepErrors().inc({ function: fn.id() });
  }
}
