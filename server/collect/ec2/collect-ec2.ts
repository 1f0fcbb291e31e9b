import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext } from '../types';
import { collectAddresses, collectImages, collectVolumes } from './compute';
import { collectGateways } from './gateways';
import { collectLaunchTemplates } from './launch-templates';
import { collectNetwork } from './network';
import { collectRegionSettings } from './region-settings';
import { collectSnapshots } from './snapshots';
import { collectInstancesWithUserData } from './user-data';

export async function* collectEc2(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([
    collectInstancesWithUserData(context),
    collectSnapshots(context),
    collectVolumes(context),
    collectRegionSettings(context),
    collectLaunchTemplates(context),
    collectImages(context),
    collectAddresses(context),
    ...collectNetwork(context),
    ...collectGateways(context),
  ]);
}
