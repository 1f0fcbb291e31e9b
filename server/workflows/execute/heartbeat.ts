import { withOrg } from '@/server/db';
import { log } from '@/server/log';
import { heartbeatMs, leaseSeconds, type RunLease } from '../runs/lease';

export interface Heartbeat {
  /** Fires when somebody cancels the run, or when it has become nobody's: then its script must end. */
  readonly signal: AbortSignal;
  stop(): void;
}

/**
 * Says every second that the run's worker lives, and hears on the way whether it is to stop. When the database cannot be asked for as
 * long as the lease lasts, others will take the run for lost, so its script is ended.
 */
export function startHeartbeat({ orgId, runId, owner }: RunLease): Heartbeat {
  const stopping = new AbortController();
  let heardAt = Date.now();
  let busy = false;
  const beat = async () => {
    const [row] = await withOrg(
      orgId,
      ({ sql }) => sql<{ cancel: boolean }[]>`
        update workflow_runs set heartbeat_at = now(), lease_until = now() + make_interval(secs => ${leaseSeconds})
        where org_id = ${orgId} and id = ${runId} and lease_owner = ${owner} and status = 'running'
        returning cancel_requested_at is not null as cancel`,
    );
    heardAt = Date.now();
    if (!row || row.cancel) stopping.abort();
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    beat()
      .catch((error: unknown) => {
        log.warn({ err: error, runId }, 'the heartbeat of a run could not be written');
        if (Date.now() - heardAt > leaseSeconds * 1000) stopping.abort();
      })
      .finally(() => {
        busy = false;
      });
  }, heartbeatMs);
  return { signal: stopping.signal, stop: () => clearInterval(timer) };
}
