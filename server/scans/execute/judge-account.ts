import { CoverageBook, globalRegion, otherRegions } from '@/server/checks/coverage';
import { type JudgeScope, judge, placeholder, unknownBecause, type VerdictRecord } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { Collector, OperationCoverage, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { failpoint } from '@/server/failpoint';
import { type Lease, renewLease } from '../lease';
import { localChecksOf, regionsOf } from '../local-checks';
import { applyVerdicts } from '../store/apply-verdicts';
import { assertActive } from '../store/fence';
import { readResources } from '../store/read-resources';
import { analyseStaging, stageJudged, stageVerdicts, withStaging } from '../store/staging';
import { withHeartbeat } from './heartbeat';
import { giveUpUnit, isFinished, scanRegions } from './run-unit';
import { loadScanContext, type ScanContext } from './scan-context';

/** Judges what takes more than one resource, on the stored inventory, once every unit has ended. Safe to repeat. */
export async function judgeAccount(lease: Lease): Promise<void> {
  const { orgId, scanId } = lease;
  const context = await loadScanContext(lease);
  const book = coverageOf(context);
  const scanned = new Set(context.units.map((unit) => unit.service));
  const locals = new Set(collectors.flatMap(localChecksOf));
  const narrowed = context.scan.regions !== null || context.scan.excludedRegions.length > 0;
  const relational = checks.filter(
    (check) =>
      !locals.has(check) &&
      [...book.servicesOf(check)].every((service) => scanned.has(service)) &&
      // A scan of some regions says nothing about the account as a whole: what earlier scans said stands.
      !(narrowed && asksForAllRegions(book, context, check)),
  );

  await withHeartbeat(context, async (signal) => {
    for (const unit of context.units.filter((each) => !isFinished(each))) await giveUpUnit(context, unit);
    await withStaging(orgId, async (connection) => {
      for (const group of groupByReads(relational)) {
        signal.throwIfAborted();
        await judgeGroup(connection, context, book, group);
      }
      await analyseStaging(connection);
      failpoint('account.judged');
      await connection.transaction(async (sql) => {
        await assertActive(sql, context);
        await applyVerdicts(sql, { orgId, awsAccountId: context.account.id, scanId, now: context.now.toISOString() });
        failpoint('account.verdicts-written');
        await renewLease(sql, lease);
      });
    });
  });
}

export function coverageOf(context: ScanContext): CoverageBook {
  const book = new CoverageBook(collectors, scanRegions(context), context.scan.leftOutRegions.length === 0);
  for (const unit of context.units) if (isFinished(unit)) book.record(unit.service, unit.region, unit.coverage as OperationCoverage[]);
  return book;
}

const asksForAllRegions = (book: CoverageBook, context: ScanContext, check: Check): boolean =>
  [globalRegion, ...scanRegions(context)].some((region) => book.gapsFor(check, region).some((gap) => gap.region === otherRegions));

/** Checks that look at the same types share one filled snapshot; only one group's types are in memory at a time. */
function groupByReads(relational: readonly Check[]): Check[][] {
  const groups = new Map<string, Check[]>();
  for (const check of relational) {
    const key = (check.reads ?? [])
      .map((read) => read.type)
      .sort()
      .join();
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()];
}

async function judgeGroup(connection: OrgConnection, context: ScanContext, book: CoverageBook, group: readonly Check[]): Promise<void> {
  const { orgId, account, now } = context;
  const scope: JudgeScope = { account: account.accountId, partition: account.partition, now };
  const shelf = new ResourceShelf();
  const read = (type: ResourceType) => readResources(connection, { orgId, awsAccountId: account.id, type });
  for (const type of new Set(group.flatMap((check) => (check.reads ?? []).map((each) => each.type)))) {
    for await (const page of read(type)) for (const resource of page) shelf.add(resource);
  }
  const answered = new Set<string>();
  for (const type of new Set(group.map((check) => check.resourceType))) {
    const mine = group.filter((check) => check.resourceType === type);
    for await (const page of read(type)) {
      const records = page.flatMap((resource) =>
        mine.flatMap((check) => judge(check, resource, shelf.viewFor(check, resource.region), scope)),
      );
      for (const record of records) answered.add(`${record.checkId} ${record.region}`);
      await stageVerdicts(connection, records);
    }
  }
  await stageCoverage(connection, context, book, group, answered, scope);
}

async function stageCoverage(
  connection: OrgConnection,
  context: ScanContext,
  book: CoverageBook,
  group: readonly Check[],
  answered: ReadonlySet<string>,
  scope: JudgeScope,
): Promise<void> {
  const missing: VerdictRecord[] = [];
  const judged = group.flatMap((check) => {
    const collector = collectorOfType(check.resourceType);
    const own = collector.scope === 'global' ? ['global'] : scanRegions(context);
    return (collector.scope === 'global' ? regionsOf(collector, scanRegions(context), 'global') : own).map((region) => {
      const gaps = book.gapsFor(check, region);
      if (gaps.length > 0 && own.includes(region) && !answered.has(`${check.id} ${region}`))
        missing.push(placeholder(check, region, gaps, scope));
      return { checkId: check.id, region, unknown: gaps.length > 0 ? unknownBecause(gaps) : null };
    });
  });
  await stageVerdicts(connection, missing);
  await stageJudged(connection, judged);
}

function collectorOfType(type: ResourceType): Collector {
  const collector = collectors.find((each) => each.types.includes(type));
  if (!collector) throw new Error(`No collector yields ${type}.`);
  return collector;
}
