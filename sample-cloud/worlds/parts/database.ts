import type { CertificateDetails, DBInstance } from '@aws-sdk/client-rds';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { token } from '../ids';
import type { Vpc } from './vpc';

export type Engine = 'postgres' | 'mysql' | 'mariadb' | 'sqlserver-se' | 'aurora-postgresql' | 'aurora-mysql';

const ports: Record<Engine, number> = {
  postgres: 5432,
  mysql: 3306,
  mariadb: 3306,
  'sqlserver-se': 1433,
  'aurora-postgresql': 5432,
  'aurora-mysql': 3306,
};

/** `postgres16` for PostgreSQL 16.4, `mysql8.0` for MySQL 8.0.39. */
export function familyOf(engine: Engine, version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return engine.includes('postgres')
    ? `${engine}${major}`
    : `${engine}${engine === 'sqlserver-se' ? '-' : ''}${major}.${minor.replace(/^00$/, '0')}`;
}

export interface DatabaseOptions {
  region: string;
  name: string;
  created: Date;
  engine: Engine;
  version: string;
  instanceClass?: string;
  /** Where it lives; null: outside of any VPC, as in the first years. */
  vpc: Vpc | null;
  groupId?: string;
  /** A parameter group of our own; left out: the engine's default one. */
  parameterGroup?: string;
  /** The cluster that it belongs to, which keeps the data. */
  cluster?: string;
  kmsKeyArn: string | null;
  user?: string;
  port?: number;
  certificateAuthority?: { name: string; until: Date };
  replicaOf?: string;
  /** What differs from a database in good order. */
  data?: Partial<DBInstance>;
  tags?: Tags;
}

/** Adds an RDS instance in good order, but for `data`. */
export function addDatabase(draft: Draft, options: DatabaseOptions): void {
  const { region, name, engine, version, vpc, kmsKeyArn, cluster, tags = {} } = options;
  const arn = draft.arn('rds', region, `db:${name}`);
  const port = options.port ?? ports[engine];
  const family = familyOf(engine, version);
  const authority = options.certificateAuthority ?? { name: 'rds-ca-rsa2048-g1', until: new Date('2061-05-25T00:00:00Z') };
  const certificate: CertificateDetails = { CAIdentifier: authority.name, ValidTill: authority.until };
  draft.add({
    type: 'AWS::RDS::DBInstance',
    id: name,
    arn,
    region,
    tags,
    data: {
      DBInstanceIdentifier: name,
      DBInstanceArn: arn,
      DbiResourceId: `db-${token(`${draft.account}/${arn}`, 26)}`,
      DBInstanceClass: options.instanceClass ?? 'db.m6g.large',
      DBInstanceStatus: 'available',
      Engine: engine,
      EngineVersion: version,
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      MasterUsername: options.user ?? 'lumen_owner',
      Endpoint: { Address: `${name}.c${token(draft.account, 11).toLowerCase()}.${region}.rds.amazonaws.com`, Port: port },
      DbInstancePort: 0,
      AllocatedStorage: cluster ? 1 : 200,
      StorageType: cluster ? 'aurora' : 'gp3',
      StorageEncrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      InstanceCreateTime: options.created,
      AvailabilityZone: `${region}a`,
      ...(!cluster && { SecondaryAvailabilityZone: `${region}b` }),
      MultiAZ: !cluster,
      PubliclyAccessible: false,
      BackupRetentionPeriod: 14,
      PreferredBackupWindow: '02:10-02:40',
      PreferredMaintenanceWindow: 'sun:03:00-sun:03:30',
      AutoMinorVersionUpgrade: true,
      CopyTagsToSnapshot: true,
      DeletionProtection: true,
      IAMDatabaseAuthenticationEnabled: true,
      MonitoringInterval: 60,
      MonitoringRoleArn: draft.arn('iam', '', 'role/lumen-rds-monitoring'),
      PerformanceInsightsEnabled: true,
      EnabledCloudwatchLogsExports: engine.includes('postgres')
        ? ['postgresql', 'upgrade']
        : engine === 'sqlserver-se'
          ? ['error']
          : ['audit', 'error'],
      CACertificateIdentifier: authority.name,
      CertificateDetails: certificate,
      DBParameterGroups: [{ DBParameterGroupName: options.parameterGroup ?? `default.${family}`, ParameterApplyStatus: 'in-sync' }],
      OptionGroupMemberships: [{ OptionGroupName: `default:${family.replace('.', '-')}`, Status: 'in-sync' }],
      VpcSecurityGroups: options.groupId ? [{ VpcSecurityGroupId: options.groupId, Status: 'active' }] : [],
      DBSecurityGroups: vpc ? [] : [{ DBSecurityGroupName: 'default', Status: 'active' }],
      ...(vpc && { DBSubnetGroup: subnetGroup(draft, vpc) }),
      ...(cluster && { DBClusterIdentifier: cluster, PromotionTier: 1 }),
      ...(options.replicaOf && { ReadReplicaSourceDBInstanceIdentifier: options.replicaOf }),
      ReadReplicaDBInstanceIdentifiers: [],
      LicenseModel: engine.includes('postgres')
        ? 'postgresql-license'
        : engine === 'sqlserver-se'
          ? 'license-included'
          : 'general-public-license',
      NetworkType: 'IPV4',
      TagList: tagList(tags),
      ...options.data,
    },
  });
}

/** The subnet group of a VPC's data tier; the first two tiers that there are otherwise. */
export function subnetGroup(draft: Draft, vpc: Vpc) {
  const places = vpc.tier('data') ?? vpc.tier('public') ?? [];
  return {
    DBSubnetGroupName: `${vpc.name}-data`,
    DBSubnetGroupDescription: `Data tier of ${vpc.name}`,
    DBSubnetGroupArn: draft.arn('rds', vpc.region, `subgrp:${vpc.name}-data`),
    VpcId: vpc.id,
    SubnetGroupStatus: 'Complete',
    Subnets: places.map(({ id, zone }) => ({ SubnetIdentifier: id, SubnetAvailabilityZone: { Name: zone }, SubnetStatus: 'Active' })),
  };
}
