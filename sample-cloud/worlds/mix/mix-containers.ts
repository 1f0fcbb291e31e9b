import type { Draft } from '../draft';
import { addCluster, addService, addTaskDefinition } from '../parts/containers';
import { addRepository, imageUri } from '../parts/image-repository';
import type { Vpc } from '../parts/vpc';
import { inMixRegion, type Mix, ownersIn, type Shape, sharedOut } from './mixes';
import { numbers } from './numbers';

/** A region's share of the repositories, and of the clusters with their services; each service runs a family of its own. */
export function addMixContainers(draft: Draft, region: string, vpc: Vpc, mix: Mix, shape: Shape): void {
  const created = draft.clock.ago(300);
  for (const n of numbers(inMixRegion(mix.repositories, region, shape.regions, shape.main)))
    addRepository(draft, { region, name: `repository-${n}`, created, images: [['1.4.0', draft.clock.ago(20)]] });
  const place = { region, subnets: [vpc.subnet('a').id], groups: [vpc.defaultGroupId] };
  ownersIn(mix, 'containerClusters', 'services', region, shape).forEach((services, n) => {
    const clusterArn = addCluster(draft, { region, name: `cluster-${n}`, created });
    for (const number of services) {
      const name = `service-${number}`;
      const latest = sharedOut(mix.taskDefinitions, mix.services, number);
      const revisions = numbers(latest).map((before) =>
        addTaskDefinition(draft, {
          region,
          name,
          created,
          revision: before + 1,
          latest: before + 1 === latest,
          image: imageUri(draft, region, 'repository-0', '1.4.0'),
        }),
      );
      addService(draft, { ...place, name, created, clusterArn, taskDefinition: revisions.at(-1) ?? '' });
    }
  });
}
