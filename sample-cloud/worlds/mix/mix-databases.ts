import type { Draft } from '../draft';
import { addDatabase } from '../parts/database';
import { addCluster } from '../parts/database-cluster';
import { addParameterGroup } from '../parts/database-settings';
import { addClusterSnapshot, addDatabaseSnapshot } from '../parts/database-snapshot';
import type { Vpc } from '../parts/vpc';
import type { Mix } from './mixes';
import { numbers } from './numbers';

const version = '16.4';

/** A region's share of the databases, their snapshots and the parameter groups that they use. */
export function addMixDatabases(draft: Draft, region: string, vpc: Vpc, count: (name: keyof Mix) => number): void {
  const created = draft.clock.ago(300);
  const groups = count('parameterGroups');
  for (const n of numbers(groups))
    addParameterGroup(draft, { region, name: `mix-${n}`, family: 'postgres16', set: { 'rds.force_ssl': '1' } });
  for (const n of numbers(count('databases'))) {
    const parameterGroup = groups > 0 ? `mix-${n % groups}` : undefined;
    addDatabase(draft, { region, name: `db-${n}`, created, engine: 'postgres', version, vpc, kmsKeyArn: null, parameterGroup });
  }
  for (const n of numbers(count('clusters')))
    addCluster(draft, {
      region,
      name: `cluster-${n}`,
      created,
      engine: 'aurora-postgresql',
      version,
      vpc,
      groupId: vpc.defaultGroupId,
      members: 0,
      kmsKeyArn: null,
    });
  const snapshot = { region, taken: created, version, vpcId: vpc.id, kmsKeyArn: null };
  const manual = count('manualSnapshots');
  for (const n of numbers(count('databaseSnapshots')))
    addDatabaseSnapshot(draft, { ...snapshot, source: 'db-0', name: `db-snapshot-${n}`, engine: 'postgres', automated: n >= manual });
  const manualClusters = count('manualClusterSnapshots');
  for (const n of numbers(count('clusterSnapshots')))
    addClusterSnapshot(draft, {
      ...snapshot,
      source: 'cluster-0',
      name: `cluster-snapshot-${n}`,
      engine: 'aurora-postgresql',
      automated: n >= manualClusters,
    });
}
