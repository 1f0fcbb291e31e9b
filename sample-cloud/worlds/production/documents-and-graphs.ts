import type { Draft } from '../draft';
import { keyArn } from '../parts/kms-key';
import { addNeighbourCluster, addNeighbourSnapshot } from '../parts/neighbour-cluster';
import type { Groups } from './groups';
import type { Networks } from './network';
import { main, tagsOf } from './places';

/** DocumentDB and Neptune: what the shop runs on them, and what was left of the trial before. */
export function addDocumentsAndGraphs(draft: Draft, { shop }: Networks, groups: Groups): void {
  const { clock } = draft;
  const key = keyArn(draft, main, 'lumen-databases');
  const base = { region: main, subnetGroup: `${shop.name}-data`, groupId: groups.database.GroupId ?? '', kmsKeyArn: key };
  const snapshot = { region: main, vpcId: shop.id, kmsKeyArn: key };

  addNeighbourCluster(draft, { ...base, name: 'product-texts', engine: 'docdb', created: clock.ago(410), tags: tagsOf('catalog') });
  addNeighbourCluster(draft, {
    ...base,
    name: 'returns-notes',
    engine: 'docdb',
    created: clock.ago(760),
    data: { EnabledCloudwatchLogsExports: ['profiler'], DeletionProtection: clock.turn(false, [33, true]) },
    tags: tagsOf('fulfilment'),
  });
  addNeighbourCluster(draft, { ...base, name: 'bought-together', engine: 'neptune', created: clock.ago(290), tags: tagsOf('search') });

  const documents = { ...snapshot, source: 'product-texts', engine: 'docdb', tags: tagsOf('catalog') } as const;
  addNeighbourSnapshot(draft, { ...documents, name: 'product-texts-before-5', taken: clock.ago(200) });
  // Guarded by a policy of the security team, which nobody told of the scan.
  addNeighbourSnapshot(draft, {
    ...documents,
    name: 'product-texts-legal-hold',
    taken: clock.ago(150),
    refuses: ['DescribeDBClusterSnapshotAttributes'],
  });
  const graph = { ...snapshot, source: 'bought-together', engine: 'neptune', tags: tagsOf('search') } as const;
  addNeighbourSnapshot(draft, { ...graph, name: 'bought-together-monthly', taken: clock.ago(61) });
  addNeighbourSnapshot(draft, {
    ...graph,
    name: 'bought-together-legal-hold',
    taken: clock.ago(150),
    refuses: ['DescribeDBClusterSnapshotAttributes'],
  });
}
