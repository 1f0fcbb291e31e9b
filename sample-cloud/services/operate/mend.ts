import type { ResourceType } from '@/server/collect/types';
import type { WorldResource } from '../../contract';
import type { OperationContext } from '../../define-service';
import type { AnyWorldResource } from '../../worlds/draft';
import { changesOf } from './instance-states';

/** Settings of a resource as somebody has just set them. Whoever reads it from now on sees them. @returns its data */
export function mend<T extends ResourceType>(
  resource: WorldResource<T>,
  settings: Partial<WorldResource<T>['data']>,
  context: OperationContext,
): WorldResource<T>['data'] {
  const mended = { ...resource, data: { ...resource.data, ...settings } };
  changesOf(context).set(resource, resource.id, () => mended as unknown as AnyWorldResource);
  return mended.data;
}
