import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext } from '../types';
import { collectClusters, collectEventSubscriptions, collectInstances } from './databases';
import { collectClusterSnapshots, collectSnapshots } from './snapshots';

export async function* collectRds(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([
    collectInstances(context),
    collectClusters(context),
    collectSnapshots(context),
    collectClusterSnapshots(context),
    collectEventSubscriptions(context),
  ]);
}
