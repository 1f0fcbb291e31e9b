import type { ResourceType } from '@/server/collect/types';
import type { Sliceable, WorldResource } from '../contract';
import { ApiError, type OperationContext, page } from '../define-service';

/** What a caller may ask per page: AWS's bounds, and what it gives when not asked. */
export interface PageBounds {
  least?: number;
  most: number;
  usual?: number;
}

/** The size of a page, or AWS's refusal of one out of bounds. `code` is the service's own for a bad parameter. */
export function pageSize(
  requested: number | undefined,
  { least = 1, most, usual = most }: PageBounds,
  code = 'InvalidParameterValue',
): number {
  if (requested === undefined) return usual;
  if (requested < least || requested > most)
    throw new ApiError(code, 400, `Value ( ${requested} ) for the page size is invalid. Expecting a value between ${least} and ${most}.`);
  return requested;
}

/** All resources of a type in the request's region. */
export function inRegion<T extends ResourceType>(context: OperationContext, type: T): Sliceable<WorldResource<T>> {
  return context.state.list(type, context.region);
}

/** One page of a region's resources of a type, as the SDK describes them. */
export function listed<T extends ResourceType>(context: OperationContext, type: T, token: string | undefined, size: number) {
  const found = page(inRegion(context, type), token, size);
  return { items: found.items.map((resource) => resource.data), next: found.next };
}
