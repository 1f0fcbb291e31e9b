import type { AnyResource } from '@/server/collect/types';
import { matchesRegex, matchesWildcard } from './pattern';
import type { ActiveExclusion, Exception } from './types';

type Judged = Pick<AnyResource, 'arn' | 'id' | 'name' | 'region' | 'tags'>;
type Which = Omit<Exception, 'checks'>;

const namesCheck = (selectors: readonly string[] | undefined, checkId: string): boolean =>
  selectors === undefined || selectors.some((each) => each === checkId || (each.endsWith('/*') && checkId.startsWith(each.slice(0, -1))));

/** Everything that is said has to hold; what is not said holds for all. */
function fits({ regions, resources, resourceRegex, tags, tagRegex }: Which, resource: Judged): boolean {
  if (regions && !regions.some((each) => matchesWildcard(each, resource.region))) return false;
  if ((resources || resourceRegex) && !fitsResource(resources ?? [], resourceRegex ?? [], resource)) return false;
  for (const [key, value] of Object.entries(tags ?? {})) {
    const own = resource.tags[key];
    if (own === undefined || !matchesWildcard(value, own)) return false;
  }
  if (!tagRegex) return true;
  const line = Object.entries(resource.tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(' | ');
  return tagRegex.every((each) => matchesRegex(each, line));
}

const fitsResource = (wildcards: readonly string[], regexes: readonly string[], { arn, id, name }: Judged): boolean =>
  wildcards.some((each) =>
    each.startsWith('arn:') ? matchesWildcard(each, arn) : matchesWildcard(each, id) || (name !== null && matchesWildcard(each, name)),
  ) || regexes.some((each) => matchesRegex(each, each.includes('arn:') ? arn : id) || (name !== null && matchesRegex(each, name)));

/** Finds the first rule that takes a resource out of a check. A resource that many checks look at is compared with the rules once. */
export function exclusionFinder(
  exclusions: readonly ActiveExclusion[],
): (checkId: string, resource: Judged) => ActiveExclusion | undefined {
  let last: Judged | undefined;
  let fitting: ActiveExclusion[] = [];
  return (checkId, resource) => {
    if (resource !== last) {
      fitting = exclusions.filter((rule) => fits(rule, resource));
      last = resource;
    }
    return fitting.find(
      (rule) =>
        namesCheck(rule.checks, checkId) &&
        !(rule.except ?? []).some((exception) => namesCheck(exception.checks, checkId) && fits(exception, resource)),
    );
  };
}
