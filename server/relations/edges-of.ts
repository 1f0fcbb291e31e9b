import type { ArnScope } from '@/server/collect/make-arn';
import type { AnyResource, Resource, ResourceType } from '@/server/collect/types';
import { extractors } from './extract/extractors';
import { type Extract, type Found, found, Place } from './extract/place';
import type { Edge } from './types';

/** Longer names than AWS has, and an index of PostgreSQL takes no more than 2,700 bytes. */
const longest = { to: 1_200, via: 200 };

/**
 * The relations that a resource's configuration tells, each once; none for types that tell none. Pure: of a stored resource it gives
 * what it gave when the resource was collected. What a failed call left out is not there.
 * @param scope whose the resource is: the ARNs of images and snapshots do not say
 */
export function edgesOf(resource: AnyResource, scope: ArnScope): Edge[] {
  const extract = extractors[resource.type] as Extract<ResourceType> | undefined;
  const place = new Place(scope.account, scope.partition, resource.region);
  const all = [...(extract?.(resource as Resource, place) ?? []), ...madeBy(resource, place)];
  const edges = new Map<string, Edge>();
  for (const { kind, to, via } of all) {
    if (!to || to === resource.arn || to.length > longest.to) continue;
    const shortened = via?.slice(0, longest.via);
    edges.set(`${kind} ${to} ${shortened}`, { kind, from: resource.arn, to, ...(shortened && { via: shortened }) });
  }
  return [...edges.values()];
}

/** AWS itself writes these tags, on whatever a stack or a group made. */
function madeBy({ tags }: AnyResource, place: Place): Found[] {
  const group = tags['aws:autoscaling:groupName'];
  return [
    found('made-by', tags['aws:cloudformation:stack-id'], tags['aws:cloudformation:logical-id']),
    found('made-by', group ? place.autoScalingGroup(group) : null),
  ];
}
