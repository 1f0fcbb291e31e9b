import type { DBCluster } from '@aws-sdk/client-rds';
import { clusterTypeOf, snapshotTypeOf } from '@/server/collect/rds/neighbours';
import { type Draft, type Tags, tagList } from '../draft';
import { token } from '../ids';

/** The two services that share RDS's API. */
export type NeighbourEngine = 'docdb' | 'neptune';

const usual = {
  docdb: { version: '5.0.0', port: 27017, host: 'docdb', logs: ['audit', 'profiler'] },
  neptune: { version: '1.3.2.1', port: 8182, host: 'neptune', logs: ['audit'] },
} as const;

export interface NeighbourClusterOptions {
  region: string;
  name: string;
  engine: NeighbourEngine;
  created: Date;
  kmsKeyArn: string | null;
  subnetGroup: string;
  groupId: string;
  /** What differs from a cluster in good order. */
  data?: Partial<DBCluster>;
  tags?: Tags;
}

/** Adds a cluster of DocumentDB or Neptune in good order, but for `data`. */
export function addNeighbourCluster(draft: Draft, options: NeighbourClusterOptions): void {
  const { region, name, engine, kmsKeyArn, tags = {} } = options;
  const { version, port, host, logs } = usual[engine];
  const arn = draft.arn('rds', region, `cluster:${name}`);
  const address = (role: string) => `${name}.cluster-${role}${token(draft.account, 11).toLowerCase()}.${region}.${host}.amazonaws.com`;
  draft.add({
    type: clusterTypeOf(engine),
    id: name,
    arn,
    region,
    tags,
    data: {
      DBClusterIdentifier: name,
      DBClusterArn: arn,
      DbClusterResourceId: `cluster-${token(`${draft.account}/${arn}`, 26)}`,
      DBClusterParameterGroup: `default.${engine}${version.split('.').slice(0, 2).join('.')}`,
      DBSubnetGroup: options.subnetGroup,
      Status: 'available',
      Engine: engine,
      EngineMode: 'provisioned',
      EngineVersion: version,
      MasterUsername: engine === 'docdb' ? 'lumen_owner' : 'admin',
      Port: port,
      Endpoint: address('c'),
      ReaderEndpoint: address('ro-c'),
      ClusterCreateTime: options.created,
      AvailabilityZones: ['a', 'b', 'c'].map((zone) => region + zone),
      MultiAZ: true,
      AllocatedStorage: 1,
      StorageEncrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      BackupRetentionPeriod: 14,
      PreferredBackupWindow: '01:10-01:40',
      PreferredMaintenanceWindow: 'sun:02:00-sun:02:30',
      CopyTagsToSnapshot: true,
      DeletionProtection: true,
      IAMDatabaseAuthenticationEnabled: true,
      EnabledCloudwatchLogsExports: [...logs],
      DBClusterMembers: [],
      VpcSecurityGroups: [{ VpcSecurityGroupId: options.groupId, Status: 'active' }],
      TagList: tagList(tags),
      ...options.data,
    },
  });
}

export interface NeighbourSnapshotOptions {
  region: string;
  source: string;
  name: string;
  engine: NeighbourEngine;
  taken: Date;
  vpcId: string;
  kmsKeyArn: string | null;
  /** Account ids, or `all`. */
  sharedWith?: readonly string[];
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a snapshot that somebody took of a cluster of DocumentDB or Neptune. */
export function addNeighbourSnapshot(draft: Draft, options: NeighbourSnapshotOptions): void {
  const { region, name, engine, kmsKeyArn, tags = {} } = options;
  const arn = draft.arn('rds', region, `cluster-snapshot:${name}`);
  draft.add({
    type: snapshotTypeOf(engine),
    id: name,
    arn,
    region,
    tags,
    refuses: options.refuses,
    data: {
      DBClusterSnapshotIdentifier: name,
      DBClusterSnapshotArn: arn,
      DBClusterIdentifier: options.source,
      SnapshotCreateTime: options.taken,
      SnapshotType: 'manual',
      Status: 'available',
      PercentProgress: 100,
      Engine: engine,
      EngineVersion: usual[engine].version,
      VpcId: options.vpcId,
      StorageEncrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      TagList: tagList(tags),
      sharedWith: [...(options.sharedWith ?? [])],
    },
  });
}
