import { log } from '@/server/log';
import { superviseScans } from './schedule';

/** With a lease of 30 seconds and 20 to claim, a lost scan is another's within a minute. */
const everyMs = 5_000;

const store = globalThis as { cloudlensSupervising?: NodeJS.Timeout };

/** Looks after the scans while this process lives. The engine's minutely function does the same, for when no worker lives long. */
export function startSupervising(): void {
  if (store.cloudlensSupervising) return;
  let busy = false;
  store.cloudlensSupervising = setInterval(() => {
    if (busy) return;
    busy = true;
    superviseScans()
      .catch((error: unknown) => log.warn({ err: error }, 'the scans could not be looked after; trying again'))
      .finally(() => {
        busy = false;
      });
  }, everyMs).unref();
}
