import type { AnyResource, Gap, Resource, ResourceType } from '@/server/collect/types';
import { globalRegion } from './coverage';
import { type KeptFields, withOnly } from './only-fields';
import type { Check, Snapshot } from './types';

interface Shelf {
  all: AnyResource[];
  byRegion: Map<string, AnyResource[]>;
  byKey: Map<string, AnyResource[]>;
  /** Whether the lists are in the order of the ARNs. */
  sorted: boolean;
  /** Whether a call failed for any of them. */
  withGaps: boolean;
}

/** Resources of the types that somebody declared to read, by type and region. Both snapshots are views on one of these. */
export class ResourceShelf {
  private readonly byType = new Map<ResourceType, Shelf>();

  /** @param kept what to keep of each resource's data; everything without it */
  constructor(private readonly kept: KeptFields = new Map()) {}

  add(added: AnyResource): void {
    const fields = this.kept.get(added.type);
    const resource = fields ? withOnly(added, fields) : added;
    let shelf = this.byType.get(resource.type);
    if (!shelf) {
      shelf = { all: [], byRegion: new Map(), byKey: new Map(), sorted: true, withGaps: false };
      this.byType.set(resource.type, shelf);
    }
    shelf.all.push(resource);
    shelf.sorted = false;
    if (resource.gaps.length > 0) shelf.withGaps = true;
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
  viewFor(check: Check, region: string): WatchedSnapshot {
    const scopeOf = (type: ResourceType): string | undefined => {
      const read = check.reads?.find((each) => each.type === type);
      if (!read) throw new Error(`${check.id} reads ${type} without declaring it.`);
      return read.scope === 'account' || region === globalRegion ? undefined : region;
    };
    const gaps = new Map<string, TouchedGap>();
    const touch = (resource: AnyResource) => {
      for (const gap of resource.gaps) {
        if (check.needs.includes(gap.operation)) gaps.set(`${gap.operation} ${resource.arn}`, { ...gap, arn: resource.arn });
      }
    };
    // The shelf files each resource under its own type, which is what the casts rely on.
    return {
      list: <T extends ResourceType>(type: T) => {
        const found = this.list(type, scopeOf(type));
        if (this.hasGaps(type)) found.forEach(touch);
        return found as unknown as readonly Resource<T>[];
      },
      get: <T extends ResourceType>(type: T, key: string) => {
        const found = this.find(type, key, scopeOf(type));
        if (found) touch(found);
        return found as unknown as Resource<T> | undefined;
      },
      takeGaps: () => {
        const taken = [...gaps.values()];
        gaps.clear();
        return taken;
      },
    };
  }

  private hasGaps(type: ResourceType): boolean {
    return this.byType.get(type)?.withGaps ?? false;
  }
}

/** A call that failed for a resource which a check looked at. */
export interface TouchedGap extends Gap {
  arn: string;
}

/** A snapshot that remembers what was looked at, so that a verdict never stands on a call that failed. */
export interface WatchedSnapshot extends Snapshot {
  /** Failed calls, among those that the check needs, for the resources handed out since the last time. */
  takeGaps(): TouchedGap[];
}

function push(map: Map<string, AnyResource[]>, key: string, resource: AnyResource): void {
  const list = map.get(key);
  if (list) list.push(resource);
  else map.set(key, [resource]);
}
