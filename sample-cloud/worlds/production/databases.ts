import type { Draft } from '../draft';
import { addDatabase, type DatabaseOptions } from '../parts/database';
import { addCluster } from '../parts/database-cluster';
import { keyArn } from '../parts/kms-key';
import { addDatabaseSettings } from './database-settings';
import { addDatabaseSnapshots } from './database-snapshots';
import type { Groups } from './groups';
import type { Networks } from './network';
import { americas, dataKey, main, recovery, tagsOf } from './places';

type Differences = Partial<DatabaseOptions> & Pick<DatabaseOptions, 'engine' | 'version'>;

/** The databases of production: the shop's on RDS and Aurora, and three that were never brought into line. */
export function addDatabases(draft: Draft, networks: Networks, groups: Groups): void {
  const { clock } = draft;
  const { shop, payments, legacy, us, recovery: standby } = networks;
  const database = (name: string, options: Differences) =>
    addDatabase(draft, {
      region: main,
      name,
      vpc: shop,
      groupId: groups.database.GroupId,
      created: clock.ago(520),
      kmsKeyArn: keyArn(draft, options.region ?? main, 'lumen-databases'),
      ...options,
    });
  const postgres = { engine: 'postgres', version: '16.4' } as const;

  database('orders', {
    ...postgres,
    parameterGroup: 'lumen-postgres16',
    port: 5433,
    instanceClass: 'db.r6g.xlarge',
    tags: tagsOf('orders'),
    data: { ReadReplicaDBInstanceIdentifiers: ['orders-replica'] },
  });
  database('orders-replica', {
    ...postgres,
    parameterGroup: 'lumen-postgres16',
    port: 5433,
    replicaOf: 'orders',
    tags: tagsOf('orders'),
    data: { MultiAZ: false, BackupRetentionPeriod: 0, SecondaryAvailabilityZone: undefined },
  });
  database('invoicing', {
    ...postgres,
    parameterGroup: 'lumen-postgres16',
    tags: tagsOf('invoicing'),
    data: { MultiAZ: clock.turn(false, [41, true]), DeletionProtection: clock.turn(false, [41, true]) },
  });
  database('fulfilment', { engine: 'mysql', version: '8.0.39', parameterGroup: 'lumen-mysql8', port: 3307, tags: tagsOf('fulfilment') });
  database('identity', { ...postgres, parameterGroup: 'lumen-postgres16', port: 5433, tags: tagsOf('identity') });
  database('ledger', {
    ...postgres,
    vpc: payments,
    groupId: groups.paymentsDatabase.GroupId,
    parameterGroup: 'lumen-postgres16',
    port: 5433,
    kmsKeyArn: dataKey(draft, main, 'payments'),
    tags: tagsOf('payments'),
  });
  database('grafana', {
    engine: 'postgres',
    version: '13.15',
    instanceClass: 'db.t4g.small',
    user: 'postgres',
    tags: tagsOf('platform'),
    data: {
      MultiAZ: false,
      DeletionProtection: false,
      MonitoringInterval: 0,
      MonitoringRoleArn: undefined,
      EngineLifecycleSupport: 'open-source-rds-extended-support',
      IAMDatabaseAuthenticationEnabled: false,
    },
  });
  // In a corner: the warehouse's own copy, reachable from anywhere.
  database('warehouse-mirror', {
    engine: 'mysql',
    version: '5.7.44',
    vpc: legacy,
    groupId: groups.legacyFtp.GroupId,
    created: clock.ago(1890),
    kmsKeyArn: null,
    user: 'admin',
    certificateAuthority: { name: 'rds-ca-2019', until: clock.ago(91) },
    instanceClass: 'db.t3.medium',
    data: {
      PubliclyAccessible: clock.turn(true, [37, false], [25, true]),
      MultiAZ: false,
      BackupRetentionPeriod: 0,
      DeletionProtection: false,
      AutoMinorVersionUpgrade: false,
      CopyTagsToSnapshot: false,
      IAMDatabaseAuthenticationEnabled: false,
      MonitoringInterval: 0,
      MonitoringRoleArn: undefined,
      EnabledCloudwatchLogsExports: [],
      PerformanceInsightsEnabled: false,
      EngineLifecycleSupport: 'open-source-rds-extended-support',
    },
  });
  database('erp', {
    engine: 'sqlserver-se',
    version: '14.00.3465.1',
    vpc: null,
    created: clock.ago(2190),
    kmsKeyArn: null,
    user: 'admin',
    instanceClass: 'db.m4.large',
    certificateAuthority: { name: 'rds-ca-2019', until: clock.ago(91) },
    data: {
      MultiAZ: false,
      AutoMinorVersionUpgrade: false,
      MonitoringInterval: 0,
      MonitoringRoleArn: undefined,
      IAMDatabaseAuthenticationEnabled: false,
      CopyTagsToSnapshot: false,
    },
  });
  database('reporting', {
    ...postgres,
    region: americas,
    vpc: us,
    groupId: groups.usReporting.GroupId,
    user: 'postgres',
    tags: tagsOf('analytics'),
    data: { MultiAZ: false, AutoMinorVersionUpgrade: clock.turn(false, [22, true]) },
  });
  database('orders-standby', {
    ...postgres,
    region: recovery,
    vpc: standby,
    groupId: groups.recoveryDatabase.GroupId,
    parameterGroup: 'lumen-postgres16',
    port: 5433,
    tags: tagsOf('orders'),
  });

  const cluster = { region: main, vpc: shop, groupId: groups.database.GroupId ?? '', created: clock.ago(480) };
  const clusterKey = keyArn(draft, main, 'lumen-databases');
  addCluster(draft, {
    ...cluster,
    name: 'catalog',
    engine: 'aurora-postgresql',
    version: '16.4',
    members: 2,
    port: 5433,
    kmsKeyArn: clusterKey,
    tags: tagsOf('catalog'),
  });
  addCluster(draft, {
    ...cluster,
    name: 'checkout',
    engine: 'aurora-mysql',
    version: '8.0.39',
    members: 2,
    port: 3307,
    kmsKeyArn: clusterKey,
    tags: tagsOf('checkout'),
  });
  addCluster(draft, {
    ...cluster,
    name: 'reviews',
    engine: 'aurora-mysql',
    version: '5.7.44',
    members: 1,
    kmsKeyArn: null,
    user: 'admin',
    created: clock.ago(1210),
    data: {
      BacktrackWindow: 0,
      DeletionProtection: false,
      CopyTagsToSnapshot: false,
      IAMDatabaseAuthenticationEnabled: false,
      EnabledCloudwatchLogsExports: [],
      BackupRetentionPeriod: 1,
      AutoMinorVersionUpgrade: false,
    },
    tags: { Environment: 'production' },
  });
  addDatabaseSnapshots(draft, networks);
  addDatabaseSettings(draft);
}
