import type { AwsSession } from '@/server/aws/session';
import { CoverageBook, globalRegion, listedCompletely } from '@/server/checks/coverage';
import { emptySnapshot, type JudgeScope, judge, placeholder, unknownBecause } from '@/server/checks/judge';
import { collectUnit } from '@/server/collect/collect-unit';
import { collectorNamed, collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import { env } from '@/server/env';
import { failpoint } from '@/server/failpoint';
import { log } from '@/server/log';
import { unitEnded } from '@/server/telemetry/scan-telemetry';
import { decidedScope, isOn } from '../judging-scope';
import { localChecksOf, regionsOf } from '../local-checks';
import { ScanStopped } from '../stopped';
import { applyResources } from '../store/apply-resources';
import { applyVerdicts } from '../store/apply-verdicts';
import { assertActive } from '../store/fence';
import { applyKeptAnswers, keptAnswersOf } from '../store/kept-answers';
import { KnownVerdicts } from '../store/known-verdicts';
import { analyseStaging, countFailing, type JudgedRow, stageJudged, stageVerdicts, withStaging } from '../store/staging';
import type { UnitBatches } from '../store/unit-batches';
import { withUnitStage } from '../store/unit-stage';
import { claimUnits, finishUnit, type UnitClaim } from '../store/units';
import type { ScanContext } from './scan-context';

/**
 * Collects, judges and stores one service in one region. Repeating it changes nothing.
 * A failure of AWS ends as coverage, not as an exception; what is thrown is ours (or ScanStopped).
 * @param onPage called as each page of resources comes
 */
export async function runUnit(
  context: ScanContext,
  session: AwsSession,
  batches: UnitBatches,
  unit: UnitClaim,
  signal?: AbortSignal,
  onPage?: () => void,
): Promise<void> {
  const { orgId, lease, scan, account, now } = context;
  const collector = collectorNamed(unit.service);
  const metered = session.metered();
  const regions = scanRegions(context);
  const scope: JudgeScope = { account: account.accountId, partition: account.partition, now, ...decidedScope(context.scope) };
  const mine = localChecksOf(collector).filter((check) => isOn(context.scope, check));
  const byType = new Map(collector.types.map((type) => [type, mine.filter((check) => check.resourceType === type)]));
  const place = { orgId, awsAccountId: account.id, service: unit.service, region: unit.region };
  await batches.start(unit);
  failpoint('unit.started');

  await withUnitStage(orgId, collector.service, async (stage) => {
    const seen = new Set<string>();
    const answered = new Set<string>();
    const places = mine.flatMap(({ id: checkId }) => regionsOf(collector, regions, unit.region).map((region) => ({ checkId, region })));
    // An account that was never scanned has nothing stored, and most regions have nothing to judge.
    let reading: Promise<KnownVerdicts> | undefined;
    const coverage = await collectUnit({
      session: metered,
      collector,
      region: unit.region,
      regions,
      homeRegion: account.region,
      now,
      signal,
      deepReads: account.deepReads,
      deadlineMs: env().SCAN_UNIT_DEADLINE_MS,
      kept: keptAnswersOf(place, now, scan.full !== null, stage.keep),
      onDefect: (error) => log.error({ err: error, scanId: scan.id, service: unit.service, region: unit.region }, 'a collector failed'),
      onResources: async (page) => {
        onPage?.();
        // AWS may list a thing twice.
        const fresh = page.filter(({ arn }) => !seen.has(arn) && seen.add(arn));
        const records = fresh.flatMap((resource) =>
          (byType.get(resource.type) ?? []).flatMap((check) => judge(check, resource, emptySnapshot, scope)),
        );
        for (const record of records) if (record.status !== 'excluded') answered.add(`${record.checkId} ${record.region}`);
        if (records.length > 0 && account.lastScanId !== null)
          reading ??= new KnownVerdicts({ orgId, awsAccountId: account.id }).read(places);
        await stage.add(fresh, records, await reading);
      },
    });

    const book = new CoverageBook(collectors, regions, scan.leftOutRegions.length === 0);
    book.record(collector.service, unit.region, coverage);
    const judged: JudgedRow[] = [];
    const missing = [];
    for (const check of mine) {
      for (const region of regionsOf(collector, regions, unit.region)) {
        const gaps = book.gapsFor(check, region);
        judged.push({ checkId: check.id, region, unknown: gaps.length > 0 ? unknownBecause(gaps) : null });
        if (gaps.length > 0 && region === unit.region && !answered.has(`${check.id} ${region}`))
          missing.push(placeholder(check, region, gaps, scope));
      }
    }
    const outcome = { status: unitStatus(coverage), coverage, ...metered.meter };
    const isBare = seen.size === 0 && missing.length === 0 && judged.every(({ unknown }) => unknown === null);
    const judgedRegions = [...new Set(judged.map(({ region }) => region))];
    const bare = { claim: unit, types: collector.types, checkIds: mine.map(({ id }) => id), regions: judgedRegions, outcome };
    if (isBare && (await batches.finishBare(bare))) {
      unitEnded(unit.service, outcome.status, coverage);
      failpoint('unit.committed');
      return;
    }
    const known = await reading;
    const connection = await stage.connection();
    await stageVerdicts(connection, missing);
    await stageJudged(connection, judged);
    await analyseStaging(connection);
    failpoint('unit.collected');

    await connection.transaction(async (sql) => {
      await assertActive(sql, context);
      const completeTypes = collector.types.filter((type) => listedCompletely(collector, type, coverage));
      await applyResources(sql, {
        orgId,
        awsAccountId: account.id,
        scanId: scan.id,
        service: collector.service,
        unitRegion: unit.region,
        now: now.toISOString(),
        completeTypes,
        regions: regionsOf(collector, regions, unit.region),
      });
      failpoint('unit.resources-written');
      await applyVerdicts(sql, { orgId, awsAccountId: account.id, scanId: scan.id, now: now.toISOString() }, known);
      failpoint('unit.verdicts-written');
      await applyKeptAnswers(sql, place, { seq: scan.seq, now: now.toISOString(), isFull: scan.full !== null });
      failpoint('unit.answers-kept');
      const failing = judged.reduce((sum, place) => sum + (place.unknown ? 0 : (known?.failing(place) ?? 0)), await countFailing(sql));
      await finishUnit(sql, lease, unit, { ...outcome, resources: seen.size, findings: failing });
    });
    unitEnded(unit.service, outcome.status, coverage);
    failpoint('unit.committed');
  });
  log.info({ scanId: scan.id, service: unit.service, region: unit.region, ...metered.meter }, 'unit finished');
}

/** A unit that never told what it saw (its step failed for good) knows nothing: no verdict of it may stay a pass. */
export async function giveUpUnit(context: ScanContext, unit: { service: string; region: string }): Promise<void> {
  const { orgId, lease, scan, account, now } = context;
  const collector = collectorNamed(unit.service);
  const regions = scanRegions(context);
  const scope: JudgeScope = { account: account.accountId, partition: account.partition, now };
  const coverage = collector.operations.map(
    ({ operation }): OperationCoverage => ({ operation, status: 'failed', calls: 0, code: 'NotScanned' }),
  );
  const book = new CoverageBook(collectors, regions, scan.leftOutRegions.length === 0);
  book.record(collector.service, unit.region, coverage);
  const mine = localChecksOf(collector).filter((check) => isOn(context.scope, check));
  const judged = mine.flatMap((check) =>
    regionsOf(collector, regions, unit.region).map((region) => ({ check, region, gaps: book.gapsFor(check, region) })),
  );
  const [claim] = await claimUnits(lease, unit.region, unit.service);
  if (!claim) throw new ScanStopped(scan.id);
  await withStaging(orgId, async (connection) => {
    await stageVerdicts(
      connection,
      judged.filter(({ region }) => region === unit.region).map(({ check, region, gaps }) => placeholder(check, region, gaps, scope)),
    );
    await stageJudged(
      connection,
      judged.map(({ check, region, gaps }) => ({ checkId: check.id, region, unknown: unknownBecause(gaps) })),
    );
    await connection.transaction(async (sql) => {
      await assertActive(sql, context);
      await applyVerdicts(sql, { orgId, awsAccountId: account.id, scanId: scan.id, now: now.toISOString() });
      await finishUnit(sql, lease, claim, { status: 'failed', resources: 0, findings: 0, coverage, calls: 0, throttles: 0 });
    });
  });
}

export const isFinished = (unit: { status: string }): boolean =>
  unit.status === 'completed' || unit.status === 'partial' || unit.status === 'failed';

export function unitStatus(coverage: readonly OperationCoverage[]): 'completed' | 'partial' | 'failed' {
  const broken = coverage.filter((entry) => entry.status !== 'complete');
  if (broken.length === 0) return 'completed';
  return broken.length === coverage.length ? 'failed' : 'partial';
}

/** The regions that the scan looks at, also where all that it scans is global. */
export const scanRegions = ({ units, lookedIn }: Pick<ScanContext, 'units' | 'lookedIn'>): string[] =>
  lookedIn ?? [...new Set(units.map((unit) => unit.region))].filter((region) => region !== globalRegion);
