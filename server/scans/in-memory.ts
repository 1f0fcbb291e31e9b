import type { AwsSession } from '@/server/aws/session';
import { CoverageBook, type CoverageGap, globalRegion } from '@/server/checks/coverage';
import { emptySnapshot, type JudgeScope, judge, placeholder, unknownBecause, type VerdictRecord } from '@/server/checks/judge';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Check } from '@/server/checks/types';
import { collectUnit } from '@/server/collect/collect-unit';
import { collectors, collectorsFor } from '@/server/collect/registry';
import type { Collector, OperationCoverage, ResourceType } from '@/server/collect/types';
import { localChecksOf, regionsOf } from './local-checks';

export interface InMemoryScan {
  session: AwsSession;
  regions: readonly string[];
  homeRegion: string;
  /** False when the account has regions that are left out. */
  allRegions: boolean;
  checks: readonly Check[];
  now: Date;
  /** `DeepRead`s; none by default. */
  deepReads?: readonly string[];
  /** Hears the verdicts of each unit as it ends, those of relational checks at last. */
  onVerdicts(records: readonly VerdictRecord[]): void;
  onUnit?(unit: UnitResult): void;
}

export interface UnitResult {
  service: string;
  region: string;
  resources: number;
  calls: number;
  throttles: number;
  coverage: readonly OperationCoverage[];
}

/** Units that are read side by side. The pacer, not this, keeps to AWS's limits. */
const unitsAtOnce = 12;

/**
 * Collects and judges without a database: only what relational checks read is kept in memory.
 * @returns every unit with what became of its operations
 */
export async function scanInMemory(scan: InMemoryScan): Promise<UnitResult[]> {
  const book = new CoverageBook(collectors, scan.regions, scan.allRegions);
  const needed = neededCollectors(scan.checks);
  const locals = new Map(needed.map((collector) => [collector, localChecksOf(collector).filter((check) => scan.checks.includes(check))]));
  const allLocals = new Set([...locals.values()].flat());
  const relational = scan.checks.filter((check) => !allLocals.has(check));
  const kept = new Set<ResourceType>(relational.flatMap((check) => [check.resourceType, ...(check.reads ?? []).map((read) => read.type)]));
  const shelf = new ResourceShelf();
  const scope: JudgeScope = { account: scan.session.account, partition: scan.session.partition, now: scan.now };

  const queue = needed.flatMap((collector) =>
    (collector.scope === 'global' ? [globalRegion] : scan.regions).map((region) => ({ collector, region })),
  );
  const units: UnitResult[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const mine = locals.get(next.collector) ?? [];
      const { unit, records } = await runUnit(scan, next, mine, scope, kept, shelf);
      book.record(unit.service, unit.region, unit.coverage);
      units.push(unit);
      scan.onVerdicts(settle(records, mine, regionsOf(next.collector, scan.regions, next.region), next.region, book, scope));
      scan.onUnit?.(unit);
    }
  };
  await Promise.all(Array.from({ length: unitsAtOnce }, worker));

  for (const check of relational) {
    const records = shelf
      .list(check.resourceType)
      .flatMap((resource) => judge(check, resource, shelf.viewFor(check, resource.region), scope));
    const isGlobal = needed.find((collector) => collector.types.includes(check.resourceType))?.scope === 'global';
    const own = isGlobal ? [globalRegion] : scan.regions;
    for (const region of own)
      scan.onVerdicts(
        settle(
          records.filter((each) => isGlobal || each.region === region),
          [check],
          isGlobal ? [globalRegion, ...scan.regions] : [region],
          region,
          book,
          scope,
        ),
      );
  }
  return units;
}

const neededCollectors = (checks: readonly Check[]): Collector[] => {
  const needed = new Set(checks.flatMap(collectorsFor));
  return collectors.filter((collector) => needed.has(collector));
};

async function runUnit(
  scan: InMemoryScan,
  { collector, region }: { collector: Collector; region: string },
  mine: readonly Check[],
  scope: JudgeScope,
  kept: ReadonlySet<ResourceType>,
  shelf: ResourceShelf,
) {
  const session = scan.session.metered();
  const records: VerdictRecord[] = [];
  const seen = new Set<string>();
  const coverage = await collectUnit({
    session,
    collector,
    region,
    regions: scan.regions,
    homeRegion: scan.homeRegion,
    now: scan.now,
    ...(scan.deepReads && { deepReads: scan.deepReads }),
    onResources: async (page) => {
      for (const resource of page) {
        if (seen.has(resource.arn)) continue;
        seen.add(resource.arn);
        if (kept.has(resource.type)) shelf.add(resource);
        for (const check of mine) if (check.resourceType === resource.type) records.push(...judge(check, resource, emptySnapshot, scope));
      }
    },
  });
  return { unit: { service: collector.service, region, resources: seen.size, ...session.meter, coverage }, records };
}

/** Where a check missed something its verdicts are unknown; where it has none at all, a placeholder says so. */
function settle(
  records: readonly VerdictRecord[],
  checks: readonly Check[],
  regions: readonly string[],
  unitRegion: string,
  book: CoverageBook,
  scope: JudgeScope,
): VerdictRecord[] {
  const gaps = new Map<string, CoverageGap[]>();
  const extra: VerdictRecord[] = [];
  for (const check of checks) {
    for (const region of regions) {
      const missing = book.gapsFor(check, region);
      if (missing.length === 0) continue;
      gaps.set(`${check.id} ${region}`, missing);
      if (region === unitRegion && !records.some((each) => each.checkId === check.id && each.region === region))
        extra.push(placeholder(check, region, missing, scope));
    }
  }
  const settled = records.map((record): VerdictRecord => {
    const missing = gaps.get(`${record.checkId} ${record.region}`);
    return missing ? { ...record, status: 'unknown', ...unknownBecause(missing) } : record;
  });
  return [...settled, ...extra];
}
