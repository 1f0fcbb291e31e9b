import { globalRegion } from '@/server/checks/coverage';
import { isLocal } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import type { Collector } from '@/server/collect/types';

/** The checks that need nothing but one service's own answers about one resource: they are judged while collecting. */
export const localChecksOf = (collector: Collector): Check[] =>
  checks.filter(
    (check) =>
      isLocal(check) &&
      collector.types.includes(check.resourceType) &&
      check.needs.every((each) => collector.operations.some((spec) => spec.operation === each)),
  );

/** The regions that resources of a collector's unit may lie in. */
export const regionsOf = (collector: Collector, regions: readonly string[], unitRegion: string): string[] =>
  collector.scope === 'global' ? [globalRegion, ...regions] : [unitRegion];
