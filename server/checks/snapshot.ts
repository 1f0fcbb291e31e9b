import type { AnyResource, Resource, ResourceType } from '@/server/collect/types';
import { globalRegion } from './coverage';
import type { Check, Snapshot } from './types';

/** Resources of the types that somebody declared to read, by type and region. Both snapshots are views on one of these. */
export class ResourceShelf {
  private readonly byType = new Map<
    ResourceType,
    { all: AnyResource[]; byRegion: Map<string, AnyResource[]>; byKey: Map<string, AnyResource[]>; sorted: boolean }
  >();

  add(resource: AnyResource): void {
    let shelf = this.byType.get(resource.type);
    if (!shelf) {
      shelf = { all: [], byRegion: new Map(), byKey: new Map(), sorted: true };
      this.byType.set(resource.type, shelf);
    }
    shelf.all.push(resource);
    shelf.sorted = false;
    push(shelf.byRegion, resource.region, resource);
    push(shelf.byKey, resource.arn, resource);
    if (resource.id !== resource.arn) push(shelf.byKey, resource.id, resource);
  }

  list(type: ResourceType, region?: string): readonly AnyResource[] {
    const shelf = this.byType.get(type);
    if (!shelf) return [];
    if (!shelf.sorted) {
      // Whatever order AWS or the database gave: a verdict must come out the same tomorrow.
      for (const resources of [shelf.all, ...shelf.byRegion.values()])
        resources.sort((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0));
      shelf.sorted = true;
    }
    if (region === undefined) return shelf.all;
    const here = shelf.byRegion.get(region) ?? [];
    // Global things (roles, buckets' account settings) belong to every region.
    const everywhere = shelf.byRegion.get(globalRegion);
    return everywhere ? [...here, ...everywhere] : here;
  }

  find(type: ResourceType, key: string, region?: string): AnyResource | undefined {
    return this.byType
      .get(type)
      ?.byKey.get(key)
      ?.find((resource) => region === undefined || resource.region === region || resource.region === globalRegion);
  }

  /** What `check` may see when it judges something in `region`: its declared reads and nothing else. */
  viewFor(check: Check, region: string): Snapshot {
    const scopeOf = (type: ResourceType): string | undefined => {
      const read = check.reads?.find((each) => each.type === type);
      if (!read) throw new Error(`${check.id} reads ${type} without declaring it.`);
      return read.scope === 'account' || region === globalRegion ? undefined : region;
    };
    // The shelf files each resource under its own type, which is what the casts rely on.
    return {
      list: <T extends ResourceType>(type: T) => this.list(type, scopeOf(type)) as unknown as readonly Resource<T>[],
      get: <T extends ResourceType>(type: T, key: string) => this.find(type, key, scopeOf(type)) as unknown as Resource<T> | undefined,
    };
  }
}

function push(map: Map<string, AnyResource[]>, key: string, resource: AnyResource): void {
  const list = map.get(key);
  if (list) list.push(resource);
  else map.set(key, [resource]);
}
