import type { EcrRegionSettings } from '@/server/collect/ecr/types';

type Rule = NonNullable<NonNullable<EcrRegionSettings['scanning']>['rules']>[number];

/** A filter without a star fits every name that holds it. Source: ECR user guide, 'Using filters'. */
function fits(filter: string, name: string): boolean {
  if (!filter.includes('*')) return name.includes(filter);
  const pattern = filter
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(name);
}

const order = ['MANUAL', 'SCAN_ON_PUSH', 'CONTINUOUS_SCAN'];

/** The rule of a registry that scans a repository most often; undefined: none fits it. */
export function scanningRuleFor(name: string, scanning: NonNullable<EcrRegionSettings['scanning']>): Rule | undefined {
  return (scanning.rules ?? [])
    .filter(({ repositoryFilters }) => (repositoryFilters ?? []).some(({ filter }) => fits(filter ?? '', name)))
    .toSorted((a, b) => order.indexOf(b.scanFrequency ?? '') - order.indexOf(a.scanFrequency ?? ''))[0];
}
