import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from './engine';
import { stableId } from './protocol/ids';
import type { FunctionConfig } from './protocol/types';
import { startRun } from './runs/start-run';
import type { CronContext } from './workflows';

/** Starts the run that a schedule is due for, unless the function has lost that schedule since. */
export function cronWorkflow(engine: Engine): (at: Date, context: CronContext) => Promise<void> {
  return async (at, { fnId, source }) => {
    const config = await DBOS.runStep(async () => (await engine.registry.get(fnId)) ?? null, { name: 'lookup' });
    if (config === null || !config.crons.some((trigger) => trigger.source === source)) return;
    const time = at.toISOString();
    const data = { cron: source, scheduledAt: time, fireAt: time };
    await startRun(engine, config, stableId('cron', fnId, source, time), at.getTime(), {
      id: time,
      name: 'inngest/scheduled.timer',
      ts: at.getTime(),
      data,
    });
  };
}

/**
 * Makes DBOS's schedules those of the functions. A schedule that stays keeps its place in time; times missed while the engine
 * was down are not made up for.
 * @throws when a cron expression or time zone is not valid
 */
export async function applySchedules(engine: Engine, functions: FunctionConfig[]): Promise<void> {
  const schedules = functions.flatMap((config) =>
    config.crons.map(({ cron, timezone, source }) => ({
      scheduleName: stableId('schedule', config.id, source),
      workflowFn: engine.workflows.cron,
      schedule: cron,
      context: { fnId: config.id, source } satisfies CronContext,
      // Without a zone a cron means UTC, wherever the engine runs.
      cronTimezone: timezone ?? 'UTC',
    })),
  );
  await DBOS.applySchedules(schedules);
  const wanted = new Set(schedules.map((schedule) => schedule.scheduleName));
  for (const { scheduleName } of await DBOS.listSchedules()) if (!wanted.has(scheduleName)) await DBOS.deleteSchedule(scheduleName);
}
