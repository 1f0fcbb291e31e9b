import type { OperationName } from '@/server/aws/operation';
import { type Declaration, declarationsFor } from '@/server/collect/declarations';
import type { Collector, OperationCoverage, ResourceType } from '@/server/collect/types';
import type { Check } from './types';

export const globalRegion = 'global';

/** Stands for the enabled regions that a scan leaves out. */
export const otherRegions = 'other regions';

/** One hole in what a scan saw. */
export interface CoverageGap {
  operation: OperationName;
  region: string;
  status: Exclude<OperationCoverage['status'], 'complete'>;
  code?: string;
}

/**
 * Codes of a unit that ended before its end: all its operations are marked so, and what it had not come to by then is missing without
 * being gone.
 */
const cutShort = new Set(['UnitDeadline', 'CollectorDefect', 'NotScanned']);
const isCutShort = ({ status, code = '' }: OperationCoverage): boolean => status === 'failed' && cutShort.has(code);

const key = (service: string, region: string) => `${service} ${region}`;

/** What a scan saw: per service and region, what became of each operation. Answers whether a check may speak. */
export class CoverageBook {
  private readonly units = new Map<string, Map<OperationName, OperationCoverage>>();
  private readonly specs = new Map<OperationName, Declaration[]>();

  constructor(
    collectors: readonly Collector[],
    /** Regions that take part in the scan. */
    readonly regions: readonly string[],
    /** False: the account has enabled regions that the scan leaves out, so nobody may speak for the account as a whole. */
    readonly allRegions = true,
    /** Operations that the scan did not know of: nobody asked them, whatever there was to ask. */
    private readonly unasked: ReadonlySet<OperationName> = new Set(),
  ) {
    for (const collector of collectors)
      for (const spec of collector.operations)
        this.specs.set(spec.operation, [...(this.specs.get(spec.operation) ?? []), { spec, collector }]);
  }

  record(service: string, region: string, coverage: readonly OperationCoverage[]): void {
    this.units.set(key(service, region), new Map(coverage.map((entry) => [entry.operation, entry])));
  }

  /** The services whose units all of the check's operations belong to. */
  servicesOf(check: Check): Set<string> {
    return new Set(check.needs.flatMap((operation) => this.declarationsFor(check, operation).map(({ collector }) => collector.service)));
  }

  /**
   * What stands between a check and a verdict on its resources in `region`. Failures on single resources are left to
   * the resources' gaps; whatever else is not complete makes every verdict there unknown.
   */
  gapsFor(check: Check, region: string): CoverageGap[] {
    return check.needs.flatMap((operation) =>
      this.declarationsFor(check, operation).flatMap((declaration) => this.gapsOf(check, declaration, region)),
    );
  }

  private gapsOf(check: Check, { spec, collector }: Declaration, region: string): CoverageGap[] {
    const { operation } = spec;
    if (this.unasked.has(operation))
      return [{ operation, region: collector.scope === 'global' ? globalRegion : region, status: 'failed', code: 'NotScanned' }];
    const own = spec.types.includes(check.resourceType);
    const reads = (check.reads ?? []).filter((read) => spec.types.includes(read.type));
    // Each resource carries its own failed calls, and the judge sees which resources a check looks at.
    const isOnResources = spec.level === 'resource' && (own || reads.length > 0);
    const gapIn = (at: string) =>
      isOnResources && !this.wasCutShort(collector, operation, at) ? [] : this.gapIn(collector, operation, at);

    if (collector.scope === 'global') return gapIn(globalRegion);
    if (reads.some((read) => read.scope === 'account') || region === globalRegion) {
      const left: CoverageGap[] =
        this.allRegions || isOnResources ? [] : [{ operation, region: otherRegions, status: 'failed', code: 'NotScanned' }];
      return [...left, ...this.regions.flatMap(gapIn)];
    }
    return gapIn(region);
  }

  /** Then it may not even have come to the resources that would carry their failed calls. */
  private wasCutShort(collector: Collector, operation: OperationName, region: string): boolean {
    const entry = this.units.get(key(collector.service, region))?.get(operation);
    return entry !== undefined && isCutShort(entry);
  }

  private gapIn(collector: Collector, operation: OperationName, region: string): CoverageGap[] {
    const unit = this.units.get(key(collector.service, region));
    if (!unit) return [{ operation, region, status: 'failed', code: 'NotScanned' }];
    const entry = unit.get(operation);
    if (entry) return entry.status === 'complete' ? [] : [{ operation, region, status: entry.status, code: entry.code }];
    // Never called: there was nothing to call it for, unless a listing broke before it came to that.
    const broken = [...unit.values()].find((each) => each.status !== 'complete' && this.isListing(each.operation, collector));
    return broken && broken.status !== 'complete'
      ? [{ operation: broken.operation, region, status: broken.status, code: broken.code }]
      : [];
  }

  private isListing(operation: OperationName, collector: Collector): boolean {
    return (this.specs.get(operation) ?? []).some((each) => each.collector === collector && each.spec.level === 'list');
  }

  private declarationsFor(check: Check, operation: OperationName): readonly Declaration[] {
    const found = this.specs.get(operation);
    if (!found) throw new Error(`No collector declares ${operation}.`);
    return declarationsFor(check, found);
  }
}

/**
 * True when every listing that enumerates the type was complete in the unit: only then is an unseen resource gone. What no listing
 * enumerates, such as the settings of an account, is not gone either where the unit was cut short.
 */
export function listedCompletely(collector: Collector, type: ResourceType, coverage: readonly OperationCoverage[]): boolean {
  const status = new Map(coverage.map((entry) => [entry.operation, entry.status]));
  if (coverage.some(isCutShort)) return false;
  return collector.operations
    .filter((spec) => spec.level === 'list' && spec.enumerates !== false && spec.types.includes(type))
    .every((spec) => {
      const seen = status.get(spec.operation);
      if (seen) return seen === 'complete';
      return coverage.every((entry) => entry.status === 'complete' || entry.status === 'partial');
    });
}
