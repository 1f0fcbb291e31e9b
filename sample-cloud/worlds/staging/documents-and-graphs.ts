import type { Draft } from '../draft';
import { addNeighbourCluster, addNeighbourSnapshot } from '../parts/neighbour-cluster';
import type { StagingGroups } from './compute';
import type { Networks } from './network';
import { main } from './places';

/** DocumentDB and Neptune, as they were clicked together for a test. */
export function addDocumentsAndGraphs(draft: Draft, { shop }: Networks, groups: StagingGroups): void {
  const { clock } = draft;
  const careless = {
    BackupRetentionPeriod: 1,
    CopyTagsToSnapshot: false,
    DeletionProtection: false,
    IAMDatabaseAuthenticationEnabled: false,
    EnabledCloudwatchLogsExports: undefined,
  };
  for (const [name, engine] of [
    ['staging-texts', 'docdb'],
    ['staging-graph', 'neptune'],
  ] as const) {
    addNeighbourCluster(draft, {
      region: main,
      name,
      engine,
      created: clock.ago(590),
      kmsKeyArn: null,
      subnetGroup: 'default',
      groupId: groups.database,
      data: careless,
    });
    const snapshot = { region: main, source: name, engine, vpcId: shop.id, kmsKeyArn: null };
    addNeighbourSnapshot(draft, { ...snapshot, name: `${name}-for-the-agency`, taken: clock.ago(310), sharedWith: ['all'] });
  }
}
