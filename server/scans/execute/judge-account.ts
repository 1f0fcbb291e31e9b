import { CoverageBook, globalRegion, otherRegions } from '@/server/checks/coverage';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import { failpoint } from '@/server/failpoint';
import { isOn } from '../judging-scope';
import { type Lease, renewLease } from '../lease';
import { localChecksOf } from '../local-checks';
import { applyDecisions } from '../store/apply-decisions';
import { applyVerdicts } from '../store/apply-verdicts';
import { assertActive, takeTurnToJudge } from '../store/fence';
import { analyseStaging, withStaging } from '../store/staging';
import { withHeartbeat } from './heartbeat';
import { type JudgeBasis, judgeStored, stageDisabled } from './judge-stored';
import { lookAgain } from './look-again';
import { giveUpUnit, isFinished, scanRegions } from './run-unit';
import { loadScanContext, type ScanContext } from './scan-context';

/**
 * Judges what takes more than one resource, on the stored inventory, once every unit has ended; of a scan of one resource this is all of
 * the work. Safe to repeat.
 */
export async function judgeAccount(lease: Lease): Promise<void> {
  const { orgId, scanId } = lease;
  const context = await loadScanContext(lease);
  if (context.scan.only) return lookAgain(context, context.scan.only);
  const book = coverageOf(context);
  const basis = basisOf(context);
  const scanned = new Set(context.units.map((unit) => unit.service));
  const early = new Set(context.scan.judgedEarly);
  const left = relationalChecks(context, book, scanned).filter(({ id }) => !early.has(id));

  await withHeartbeat(context, async (signal) => {
    for (const unit of context.units.filter((each) => !isFinished(each))) await giveUpUnit(context, unit);
    await withStaging(orgId, async (connection) => {
      await judgeStored(connection, basis, book, left, { signal });
      await stageDisabled(connection, basis, book, scanned);
      await analyseStaging(connection);
      failpoint('account.judged');
      await connection.transaction(async (sql) => {
        await assertActive(sql, context);
        await takeTurnToJudge(sql, context);
        const scope = { orgId, awsAccountId: context.account.id, scanId, now: context.now.toISOString() };
        await applyVerdicts(sql, scope);
        await applyDecisions(sql, scope, context.scope);
        failpoint('account.verdicts-written');
        await renewLease(sql, lease);
      });
      failpoint('account.committed');
    });
  });
}

export const basisOf = (context: ScanContext): JudgeBasis => ({ ...context, disabledRegions: context.scan.disabledRegions });

/** The checks that look at several resources, or at several services' answers, as far as they need nothing of others than `services`. */
export function relationalChecks(context: ScanContext, book: CoverageBook, services: ReadonlySet<string>): Check[] {
  const locals = new Set(collectors.flatMap(localChecksOf));
  const narrowed = context.scan.regions !== null || context.scan.excludedRegions.length > 0;
  return checks.filter(
    (check) =>
      !locals.has(check) &&
      isOn(context.scope, check) &&
      [...book.servicesOf(check)].every((service) => services.has(service)) &&
      // A scan of some regions says nothing about the account as a whole: what earlier scans said stands.
      !(narrowed && asksForAllRegions(book, context, check)),
  );
}

export function coverageOf(context: ScanContext): CoverageBook {
  const book = new CoverageBook(collectors, scanRegions(context), context.scan.leftOutRegions.length === 0);
  for (const unit of context.units) if (isFinished(unit)) book.record(unit.service, unit.region, unit.coverage as OperationCoverage[]);
  return book;
}

const asksForAllRegions = (book: CoverageBook, context: ScanContext, check: Check): boolean =>
  [globalRegion, ...scanRegions(context)].some((region) => book.gapsFor(check, region).some((gap) => gap.region === otherRegions));
