import { log } from '../log';
import { sealDue } from './seal';

/** So long may a row stand in the log before the chain holds it. */
const everyMs = 3_000;

const store = globalThis as { cloudlensSealing?: NodeJS.Timeout };

/** Seals new rows of the audit log every few seconds for as long as this process lives: a cron cannot run as often. */
export function startSealing(): void {
  if (store.cloudlensSealing) return;
  let busy = false;
  store.cloudlensSealing = setInterval(() => {
    if (busy) return;
    busy = true;
    sealDue((orgId, error) => log.error({ err: error, orgId }, 'the audit log of an organization could not be sealed'))
      .catch((error: unknown) => log.warn({ err: error }, 'the audit log could not be sealed; the next round tries again'))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  store.cloudlensSealing.unref();
}
