import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { token } from '../ids';
import { addDatabase, type Engine, familyOf } from './database';
import type { Vpc } from './vpc';

export interface ClusterOptions {
  region: string;
  name: string;
  created: Date;
  engine: Extract<Engine, `aurora-${string}`>;
  version: string;
  vpc: Vpc;
  groupId: string;
  members: number;
  kmsKeyArn: string | null;
  user?: string;
  port?: number;
  data?: Partial<DBCluster>;
  /** What differs in each of its instances. */
  memberData?: Partial<DBInstance>;
  tags?: Tags;
}

/** Adds an Aurora cluster in good order, but for `data`, with its instances. */
export function addCluster(draft: Draft, options: ClusterOptions): void {
  const { region, name, engine, version, members, kmsKeyArn, vpc, tags = {} } = options;
  const arn = draft.arn('rds', region, `cluster:${name}`);
  const port = options.port ?? (engine === 'aurora-mysql' ? 3306 : 5432);
  const names = Array.from({ length: members }, (_, at) => `${name}-${at + 1}`);
  const host = (role: string) => `${name}.cluster-${role}${token(draft.account, 11).toLowerCase()}.${region}.rds.amazonaws.com`;
  draft.add({
    type: 'AWS::RDS::DBCluster',
    id: name,
    arn,
    region,
    tags,
    data: {
      DBClusterIdentifier: name,
      DBClusterArn: arn,
      DbClusterResourceId: `cluster-${token(`${draft.account}/${arn}`, 26)}`,
      DBClusterParameterGroup: `default.${familyOf(engine, version)}`,
      DBSubnetGroup: `${vpc.name}-data`,
      Status: 'available',
      Engine: engine,
      EngineMode: 'provisioned',
      EngineVersion: version,
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      MasterUsername: options.user ?? 'lumen_owner',
      Port: port,
      Endpoint: host('c'),
      ReaderEndpoint: host('ro-c'),
      ClusterCreateTime: options.created,
      AvailabilityZones: ['a', 'b', 'c'].map((zone) => region + zone),
      MultiAZ: members > 1,
      AllocatedStorage: 1,
      StorageEncrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      BackupRetentionPeriod: 21,
      PreferredBackupWindow: '01:10-01:40',
      PreferredMaintenanceWindow: 'sun:02:00-sun:02:30',
      AutoMinorVersionUpgrade: true,
      CopyTagsToSnapshot: true,
      DeletionProtection: true,
      IAMDatabaseAuthenticationEnabled: true,
      EnabledCloudwatchLogsExports: engine === 'aurora-mysql' ? ['audit', 'error'] : ['postgresql'],
      ...(engine === 'aurora-mysql' && { BacktrackWindow: 86_400 }),
      DBClusterMembers: names.map((DBInstanceIdentifier, at) => ({
        DBInstanceIdentifier,
        IsClusterWriter: at === 0,
        DBClusterParameterGroupStatus: 'in-sync',
        PromotionTier: 1,
      })),
      VpcSecurityGroups: [{ VpcSecurityGroupId: options.groupId, Status: 'active' }],
      HttpEndpointEnabled: false,
      TagList: tagList(tags),
      ...options.data,
    },
  });
  for (const member of names) {
    addDatabase(draft, {
      region,
      name: member,
      created: options.created,
      engine,
      version,
      vpc,
      groupId: options.groupId,
      cluster: name,
      kmsKeyArn,
      instanceClass: 'db.r6g.large',
      user: options.user,
      port,
      data: options.memberData,
      tags,
    });
  }
}
