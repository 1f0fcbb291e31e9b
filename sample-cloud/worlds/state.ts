import type { ResourceType } from '@/server/collect/types';
import type { AccountState, Sliceable, WorldResource } from '../contract';
import { concatenated } from '../sliceable';
import type { AnyWorldResource } from './draft';

/** Resources that are made only when asked for, beside the written ones. */
export interface LazyResources {
  list<T extends ResourceType>(type: T, region: string): Sliceable<WorldResource<T>>;
  find<T extends ResourceType>(type: T, region: string, arnOrId: string): WorldResource<T> | undefined;
}

/** An account's state from its written resources and, after them, the lazily made ones. */
export function accountState(resources: readonly AnyWorldResource[], lazy?: LazyResources): AccountState {
  const lists = new Map<string, AnyWorldResource[]>();
  const index = new Map<string, AnyWorldResource>();
  for (const resource of resources) {
    const place = `${resource.type} ${resource.region}`;
    const list = lists.get(place);
    if (list) list.push(resource);
    else lists.set(place, [resource]);
    index.set(`${place} ${resource.id}`, resource);
    index.set(`${place} ${resource.arn}`, resource);
  }
  return {
    list<T extends ResourceType>(type: T, region: string) {
      const written = ofType<T>(lists.get(`${type} ${region}`) ?? []);
      return lazy ? concatenated<WorldResource<T>>(written, lazy.list(type, region)) : written;
    },
    find<T extends ResourceType>(type: T, region: string, arnOrId: string) {
      const written = index.get(`${type} ${region} ${arnOrId}`);
      return written ? ofType<T>([written])[0] : lazy?.find(type, region, arnOrId);
    },
  };
}

/** The maps above are keyed by the type, so what they hold under a type is of that type. */
function ofType<T extends ResourceType>(resources: readonly AnyWorldResource[]): readonly WorldResource<T>[] {
  return resources as readonly unknown[] as readonly WorldResource<T>[];
}
