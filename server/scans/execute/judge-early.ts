import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { failpoint } from '@/server/failpoint';
import { log } from '@/server/log';
import { inScanSpan } from '@/server/telemetry/spans';
import type { Lease } from '../lease';
import { ScanStopped } from '../stopped';
import { applyVerdicts } from '../store/apply-verdicts';
import { assertActive, takeTurnToJudge } from '../store/fence';
import { analyseStaging, withStaging } from '../store/staging';
import { basisOf, coverageOf, relationalChecks } from './judge-account';
import { judgeStored } from './judge-stored';
import { isFinished } from './run-unit';
import { loadScanContext, type ScanContext } from './scan-context';

/**
 * With more services under way than these the processor has other things to do, and few checks have all that they need. It is judged
 * when so many are left, and again with each that ends.
 */
const mostOpen = 2;

/** Looks for the moment at which much can be judged while one or two services still wait for AWS. */
export interface EarlyJudge {
  /** A unit of the region has ended. @param left how many of the region have not */
  unitEnded(left: number): void;
  /** What was begun is done. @throws ScanStopped when the scan is another's; whatever else went wrong is left to the judging step. */
  ended(): Promise<void>;
}

/**
 * A scan of a large account waits minutes for the one service that AWS lets be read slowest. What needs nothing of the services that are
 * left is judged meanwhile, by whichever region's worker sees it first and by units that have ended and stay as they are; the judging step
 * does the rest, also where this was cut off.
 */
export function earlyJudge(context: ScanContext, signal: AbortSignal): EarlyJudge {
  const { lease, scan } = context;
  const notBefore = (scan.startedAt ?? new Date()).getTime() + env().SCAN_JUDGE_EARLY_MS;
  let work = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let stopped: ScanStopped | undefined;
  const attempt = async () => {
    try {
      const turn = await claim(lease);
      isOver = turn === 'over';
      if (turn === 'mine') await inScanSpan(lease.scanId, 'judge early', {}, () => judgeWhatIsRead(lease, signal));
    } catch (error) {
      isOver = true;
      if (error instanceof ScanStopped) stopped = error;
      else if (!signal.aborted) log.error({ err: error, scanId: lease.scanId }, 'judging early failed: the judging step does it');
    }
  };
  // One after another: each sees all that has ended by then.
  const look = () => {
    work = work.then(() => (isOver ? undefined : attempt()));
  };
  return {
    unitEnded(left) {
      if (left > mostOpen || isOver) return;
      const wait = notBefore - Date.now();
      if (wait <= 0) look();
      else timer ??= setTimeout(look, wait);
    },
    async ended() {
      clearTimeout(timer);
      await work;
      if (stopped) throw stopped;
    },
  };
}

/** Whether it is this caller's turn to judge. `wait`: too much is under way, or with as much somebody has judged; `over`: nothing is. */
async function claim({ orgId, scanId, owner }: Lease): Promise<'mine' | 'wait' | 'over'> {
  return withOrg(orgId, async ({ sql }) => {
    const [open] = await sql<{ services: number }[]>`
      select count(distinct service)::int as services from scan_units
      where org_id = ${orgId} and scan_id = ${scanId} and status in ('pending', 'running')`;
    if (!open?.services) return 'over';
    if (open.services > mostOpen) return 'wait';
    const mine = await sql`
      update scans set early_open = ${open.services}
      where org_id = ${orgId} and id = ${scanId} and (early_open is null or early_open > ${open.services})
        and lease_owner = ${owner} and status = 'running' returning 1`;
    return mine.length > 0 ? 'mine' : 'wait';
  });
}

async function judgeWhatIsRead(lease: Lease, signal: AbortSignal): Promise<void> {
  const { orgId, scanId, owner } = lease;
  const context = await loadScanContext(lease);
  const read = new Set(context.units.map(({ service }) => service));
  for (const unit of context.units) if (!isFinished(unit)) read.delete(unit.service);
  const book = coverageOf(context);
  const before = new Set(context.scan.judgedEarly);
  const ready = relationalChecks(context, book, read).filter(({ id }) => !before.has(id));
  await withStaging(orgId, async (connection) => {
    await judgeStored(connection, basisOf(context), book, ready, { signal });
    await analyseStaging(connection);
    failpoint('early.judged');
    await connection.transaction(async (sql) => {
      await assertActive(sql, context);
      await takeTurnToJudge(sql, context);
      await applyVerdicts(sql, { orgId, awsAccountId: context.account.id, scanId, now: context.now.toISOString() });
      failpoint('early.verdicts-written');
      const kept = await sql`
        update scans set judged_early = judged_early || ${ready.map(({ id }) => id)}::text[]
        where org_id = ${orgId} and id = ${scanId} and lease_owner = ${owner} and status = 'running' returning 1`;
      if (kept.length === 0) throw new ScanStopped(scanId);
    });
    failpoint('early.committed');
  });
}
