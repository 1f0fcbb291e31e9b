import { DBOS } from '@dbos-inc/dbos-sdk';
import { cronWorkflow } from './cron';
import type { Engine } from './engine';
import { eventWorkflow } from './events/event';
import { runWorkflow } from './runs/run';
import { stepWorkflow } from './runs/step';
import { waitWorkflow } from './runs/wait';
import { watchWorkflow } from './runs/watch';
import type { Workflows } from './workflows';

/** After so many starts DBOS gives a workflow up. A wait of a year sees a start with every deploy, so: practically never. */
const maxRecoveryAttempts = 1_000_000_000;

/** Makes the engine's workflows known to DBOS, under the names that are stored with them. Once per process, before launch. */
export function registerWorkflows(engine: () => Engine): Workflows {
  const register = <Args extends unknown[], Result>(name: string, make: (engine: Engine) => (...args: Args) => Promise<Result>) => {
    let workflow: ((...args: Args) => Promise<Result>) | undefined;
    return DBOS.registerWorkflow(
      (...args: Args) => {
        workflow ??= make(engine());
        return workflow(...args);
      },
      { name, maxRecoveryAttempts },
    );
  };
  return {
    run: register('run', runWorkflow),
    step: register('step', stepWorkflow),
    wait: register('wait', waitWorkflow),
    watch: register('watch', watchWorkflow),
    event: register('event', eventWorkflow),
    cron: register('cron', cronWorkflow),
  };
}
