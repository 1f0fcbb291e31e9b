import type { OperationName } from '@/server/aws/operation';
import { type CoverageBook, type CoverageGap, globalRegion, otherRegions } from '@/server/checks/coverage';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { Collector } from '@/server/collect/types';
import { pathKinds } from '../kinds/registry';
import type { Landscape } from '../landscape/landscape';
import type { BlindSpot } from '../types';

interface Declared {
  collector: Collector;
  /** What the coverage's book asks about: a check that needs just this. */
  asks: Check;
}

const declared = new Map<OperationName, Declared>();
for (const collector of collectors)
  for (const { operation, types } of collector.operations) {
    const resourceType = types[0] ?? collector.types[0];
    if (resourceType && !declared.has(operation))
      declared.set(operation, { collector, asks: { id: operation, needs: [operation], resourceType } as unknown as Check });
  }

const words = ({ operation, region, status, code }: CoverageGap): string => {
  const where = region === globalRegion ? 'for the account' : `in ${region}`;
  if (code === 'NotScanned') return `${operation} was not asked ${where}`;
  return `${operation} was ${status === 'failed' ? 'answered with an error' : status === 'cut' ? 'cut short' : status} ${where}`;
};

/** Why an operation was not complete in a region, by what a scan saw; null: it was. */
export function missingIn(book: CoverageBook): (operation: OperationName, region: string) => string | null {
  const known = new Map<string, string | null>();
  return (operation, region) => {
    const key = `${operation} ${region}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const declaration = declared.get(operation);
    // Regions that the organization leaves out by decision are no gap: nobody asks about them.
    const gap = declaration && book.gapsFor(declaration.asks, region).find((each) => each.region !== otherRegions);
    const reason = gap ? words(gap) : null;
    known.set(key, reason);
    return reason;
  };
}

/** What could not be looked at: listings by region, then calls about single resources, each with the kinds that rest on it. */
export function blindSpots(land: Landscape, regions: readonly string[]): BlindSpot[] {
  const spots = new Map<string, BlindSpot>();
  const note = (operation: OperationName, region: string, reason: string, kind: string) => {
    const spot = spots.get(`${operation} ${region}`) ?? { operation, region, reason, kinds: [] };
    spots.set(`${operation} ${region}`, spot);
    if (!spot.kinds.includes(kind)) spot.kinds.push(kind);
  };
  for (const { id, needs, reads } of pathKinds) {
    for (const operation of needs)
      for (const region of declared.get(operation)?.collector.scope === 'global' ? [globalRegion] : regions) {
        const reason = land.missing([operation], region);
        if (reason !== null) note(operation, region, reason, id);
      }
    for (const type of reads)
      for (const resource of land.list(type))
        for (const gap of resource.gaps)
          if (needs.includes(gap.operation))
            note(gap.operation, resource.region, `${gap.operation} was ${gap.kind} for ${resource.id}`, id);
  }
  return [...spots.values()];
}
