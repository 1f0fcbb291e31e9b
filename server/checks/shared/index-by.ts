import type { Resource, ResourceType } from '@/server/collect/types';

interface Index {
  size: number;
  byKey: Map<string, unknown[]>;
}

const indexes = new WeakMap<object, Map<unknown, Index>>();
const nothing: readonly never[] = [];

/**
 * The resources of a snapshot's list that go under `key`. The index is built once per list and `keysOf`, so that a relational
 * check over n resources does not walk m others n times: hand in the list itself and a function that lives at module level.
 */
export function indexedBy<T extends ResourceType>(
  list: readonly Resource<T>[],
  keysOf: (resource: Resource<T>) => readonly (string | undefined)[],
  key: string | undefined,
): readonly Resource<T>[] {
  if (!key) return nothing;
  const ofList = indexes.get(list) ?? new Map<unknown, Index>();
  indexes.set(list, ofList);
  const known = ofList.get(keysOf);
  // A list that grew since is indexed again.
  const index = known?.size === list.length ? known : build(list, keysOf);
  ofList.set(keysOf, index);
  return (index.byKey.get(key) ?? nothing) as readonly Resource<T>[];
}

function build<T extends ResourceType>(
  list: readonly Resource<T>[],
  keysOf: (resource: Resource<T>) => readonly (string | undefined)[],
): Index {
  const byKey = new Map<string, unknown[]>();
  for (const resource of list)
    for (const key of new Set(keysOf(resource))) {
      if (!key) continue;
      const known = byKey.get(key);
      if (known) known.push(resource);
      else byKey.set(key, [resource]);
    }
  return { size: list.length, byKey };
}
