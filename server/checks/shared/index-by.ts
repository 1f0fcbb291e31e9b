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
  let ofList = indexes.get(list);
  if (!ofList) indexes.set(list, (ofList = new Map()));
  let index = ofList.get(keysOf);
  // A list that grew since is indexed again.
  if (index?.size !== list.length) ofList.set(keysOf, (index = build(list, keysOf)));
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
