import { log } from '@/server/log';
import { superviseRuns } from './supervise';

/** With a lease of 20 seconds a dead worker's run is lost within half a minute. */
const everyMs = 5_000;

const store = globalThis as { cloudlensSupervisingRuns?: NodeJS.Timeout };

/** Looks after the runs while this process lives. The engine's minutely function does the same, for when no worker lives long. */
export function startSupervisingRuns(): void {
  if (store.cloudlensSupervisingRuns) return;
  let busy = false;
  store.cloudlensSupervisingRuns = setInterval(() => {
    if (busy) return;
    busy = true;
    superviseRuns()
      .catch((error: unknown) => log.warn({ err: error }, 'the runs could not be looked after; trying again'))
      .finally(() => {
        busy = false;
      });
  }, everyMs).unref();
}
