import type { AwsSession } from '@/server/aws/session';
import { CoverageBook, type CoverageGap, listedCompletely } from '@/server/checks/coverage';
import { emptySnapshot, isLocal, type JudgeScope, judge, type VerdictRecord } from '@/server/checks/judge';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Check } from '@/server/checks/types';
import { collectUnit } from '@/server/collect/collect-unit';
import { mapConcurrent } from '@/server/collect/concurrency';
import type { Focus } from '@/server/collect/focus';
import { collectorNamed, collectors } from '@/server/collect/registry';
import type { AnyResource, OperationCoverage, ResourceType } from '@/server/collect/types';

interface Unit {
  service: string;
  region: string;
}

export interface LookAtOne {
  session: AwsSession;
  check: Check;
  /** As last stored. */
  target: { type: ResourceType; arn: string; id: string; region: string };
  /** The unit that the resource comes from. */
  home: Unit;
  /** All that the check stands on, `home` among them. */
  units: readonly Unit[];
  /** Regions that take part. */
  regions: readonly string[];
  /** False when the account has regions that are left out. */
  allRegions: boolean;
  homeRegion: string;
  scope: JudgeScope;
  deepReads?: readonly string[];
  deadlineMs?: number;
  signal?: AbortSignal;
  onDefect?(error: unknown, unit: Unit): void;
}

/** What came of looking at one resource. */
export interface OneLook {
  /** null: it was not seen. */
  resource: AnyResource | null;
  /** What the check says of it, before `gaps` are counted in. */
  records: VerdictRecord[];
  /** Why nothing may be said after all. */
  gaps: CoverageGap[];
  /** It was not seen, and all that is of its type and place was listed to the end. */
  isGone: boolean;
  units: UnitLook[];
}

export interface UnitLook extends Unit {
  resources: number;
  calls: number;
  throttles: number;
  /** Of the operations that were asked. It says nothing of any other resource. */
  coverage: OperationCoverage[];
}

const unitsAtOnce = 12;

/**
 * Asks AWS for one resource, and for no more beside it than one check reads, and judges it. That it is gone is said only after all of
 * its kind was listed as an ordinary scan lists it. Without a database.
 * @throws the signal's reason when cancelled
 */
export async function lookAtOne(look: LookAtOne): Promise<OneLook> {
  const { check, target, home } = look;
  const beside = new Map<string, AnyResource>();
  const kept = new Set<ResourceType>((check.reads ?? []).map(({ type }) => type));
  let found: AnyResource | null = null;
  const take = (resource: AnyResource, isHome: boolean) => {
    if (kept.has(resource.type)) beside.set(resource.arn, resource);
    if (isHome && resource.arn === target.arn) found = resource;
  };
  const isHome = (unit: Unit) => unit.service === home.service && unit.region === home.region;

  const units = await mapConcurrent(look.units, unitsAtOnce, (unit) =>
    readUnit(look, unit, { target, isHome: isHome(unit), beside: kept, needs: new Set(check.needs) }, (resource) =>
      take(resource, isHome(unit)),
    ),
  );
  const narrow = units.findIndex(isHome);
  const before = units[narrow];
  // What one narrow look did not see may be missing for want of asking. Whether it is gone, a listing of everything tells.
  if (!found && before) {
    const whole = await readUnit(look, home, undefined, (resource) => take(resource, true));
    units[narrow] = { ...whole, calls: whole.calls + before.calls, throttles: whole.throttles + before.throttles };
  }
  return judged(look, found, beside, units);
}

async function readUnit(look: LookAtOne, unit: Unit, focus: Focus | undefined, take: (resource: AnyResource) => void): Promise<UnitLook> {
  const session = look.session.metered();
  const seen = new Set<string>();
  const coverage = await collectUnit({
    session,
    collector: collectorNamed(unit.service),
    region: unit.region,
    regions: look.regions,
    homeRegion: look.homeRegion,
    now: look.scope.now,
    signal: look.signal,
    deepReads: look.deepReads,
    deadlineMs: look.deadlineMs,
    focus,
    onDefect: (error) => look.onDefect?.(error, unit),
    onResources: async (page) => {
      for (const resource of page) {
        if (seen.has(resource.arn)) continue;
        seen.add(resource.arn);
        take(resource);
      }
    },
  });
  return { ...unit, resources: seen.has(look.target.arn) ? 1 : 0, ...session.meter, coverage };
}

function judged(
  { check, target, home, regions, allRegions, scope }: LookAtOne,
  resource: AnyResource | null,
  beside: ReadonlyMap<string, AnyResource>,
  units: UnitLook[],
): OneLook {
  const book = new CoverageBook(collectors, regions, allRegions);
  for (const unit of units) book.record(unit.service, unit.region, unit.coverage);
  const gaps = book.gapsFor(check, target.region);
  const coverage = units.find((unit) => unit.service === home.service && unit.region === home.region)?.coverage ?? [];
  const isListed = listedCompletely(collectorNamed(home.service), target.type, coverage);
  if (!resource) {
    const missing = isListed || gaps.length > 0 ? gaps : brokenIn(coverage, home.region);
    return { resource, records: [], gaps: missing, isGone: isListed, units };
  }
  const shelf = new ResourceShelf();
  for (const each of beside.values()) shelf.add(each);
  const snapshot = isLocal(check) ? emptySnapshot : shelf.viewFor(check, resource.region);
  return { resource, records: judge(check, resource, snapshot, scope), gaps, isGone: false, units };
}

/** Why a listing that a check does not name did not come to its end. */
function brokenIn(coverage: readonly OperationCoverage[], region: string): CoverageGap[] {
  const gaps = coverage.flatMap(({ operation, status, code }): CoverageGap[] =>
    status === 'complete' ? [] : [{ operation, region, status, ...(code && { code }) }],
  );
  return gaps.slice(0, 3);
}
