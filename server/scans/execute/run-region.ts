import { failpoint } from '@/server/failpoint';
import { log } from '@/server/log';
import { inSpan } from '@/server/telemetry/spans';
import type { Lease } from '../lease';
import { ScanStopped } from '../stopped';
import { unitBatches } from '../store/unit-batches';
import { claimUnits } from '../store/units';
import { headStart } from './head-start';
import { withHeartbeat } from './heartbeat';
import { earlyJudge } from './judge-early';
import { runUnit } from './run-unit';
import { loadScanContext, openScanSession } from './scan-context';

/**
 * Services by how slowly AWS lets them be read: what waits for a bucket starts first, and everything else happens meanwhile.
 * Lambda's 15 and CloudFormation's 5 calls a second are the slowest; then come those with calls for each resource.
 */
const slowestFirst = ['lambda', 'cloudformation', 's3', 'iam', 'kms', 'ec2', 'rds'];

/** So many of these have a head start. */
const slowest = 2;
/** All units of a region wait side by side; each takes a database connection only when it has much to keep or has ended. */
const unitsAtOnce = 16;

const rankOf = (service: string): number => (slowestFirst.indexOf(service) + slowestFirst.length + 1) % (slowestFirst.length + 1);

/**
 * Runs all units of a region that are not finished yet; a second call after a crash does only what is left.
 * @throws ScanStopped when the scan was cancelled, or a later call has taken the region over; whatever a unit threw, after the others have ended.
 */
export async function runRegion(lease: Lease, region: string): Promise<{ units: number }> {
  const { scanId } = lease;
  const context = await loadScanContext(lease);
  const todo = await claimUnits(lease, region);
  await withHeartbeat(context, async (signal) => {
    const session = openScanSession(context, signal);
    const queue = todo.toSorted((a, b) => rankOf(a.service) - rankOf(b.service));
    const batches = unitBatches(context, region);
    const early = earlyJudge(context, signal);
    let left = todo.length;
    const first = headStart(
      scanId,
      queue.map(({ service }) => service).filter((service) => rankOf(service) < slowest),
    );
    const failures: unknown[] = [];
    const worker = async () => {
      for (let unit = queue.shift(); unit; unit = queue.shift()) {
        try {
          const place = unit;
          if (rankOf(place.service) >= slowest) await first.over;
          signal.throwIfAborted();
          await inSpan('unit', { 'cloudlens.service': place.service, 'cloud.region': region }, () =>
            runUnit(context, session, batches, place, signal, () => first.answered(place.service)),
          );
          left -= 1;
          early.unitEnded(left);
        } catch (error) {
          failures.push(error);
          if (error instanceof ScanStopped) queue.length = 0;
          else if (!signal.aborted) log.error({ err: error, scanId, service: unit.service, region }, 'unit failed');
        } finally {
          first.answered(unit.service);
        }
      }
    };
    await Promise.all(Array.from({ length: unitsAtOnce }, worker)).finally(first.leave);
    await early.ended();
    signal.throwIfAborted();
    if (failures.length > 0) throw failures[0];
  });
  failpoint('region.ended');
  return { units: todo.length };
}
