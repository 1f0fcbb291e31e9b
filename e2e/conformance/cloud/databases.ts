import {
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBSnapshotCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { type Expectation, fails, passes, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

const careless = {
  PubliclyAccessible: true,
  StorageEncrypted: false,
  MultiAZ: false,
  BackupRetentionPeriod: 0,
  DeletionProtection: false,
  AutoMinorVersionUpgrade: false,
  CopyTagsToSnapshot: false,
  EnableIAMDatabaseAuthentication: false,
  MasterUsername: 'postgres',
  Port: 5432,
};
const careful = {
  PubliclyAccessible: false,
  StorageEncrypted: true,
  MultiAZ: true,
  BackupRetentionPeriod: 14,
  DeletionProtection: true,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: true,
  EnableIAMDatabaseAuthentication: true,
  MasterUsername: 'ledgerkeeper',
  Port: 5544,
  EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
  MonitoringInterval: 60,
  MonitoringRoleArn: 'arn:aws:iam::123456789012:role/monitoring',
};

export async function arrangeDatabases(connect: Connect): Promise<Expectation[]> {
  const rds = connect(RDSClient);
  const instance = (DBInstanceIdentifier: string, settings: Partial<CreateDBInstanceCommandInput>) =>
    rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass: 'db.t3.medium',
        Engine: 'postgres',
        AllocatedStorage: 20,
        MasterUserPassword: 'not-a-real-secret',
        ...settings,
      }),
    );
  await instance('careless', careless);
  await instance('careful', careful);

  const cluster = (DBClusterIdentifier: string, settings: Partial<CreateDBClusterCommandInput>) =>
    rds.send(
      new CreateDBClusterCommand({
        DBClusterIdentifier,
        Engine: 'aurora-postgresql',
        MasterUserPassword: 'not-a-real-secret',
        ...settings,
      }),
    );
  await cluster('careless-cluster', {
    StorageEncrypted: false,
    DeletionProtection: false,
    CopyTagsToSnapshot: false,
    MasterUsername: 'postgres',
    BackupRetentionPeriod: 1,
  });
  await cluster('careful-cluster', {
    StorageEncrypted: true,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    EnableIAMDatabaseAuthentication: true,
    MasterUsername: 'ledgerkeeper',
    BackupRetentionPeriod: 14,
  });

  const snapshot = (DBSnapshotIdentifier: string, DBInstanceIdentifier: string) =>
    rds.send(new CreateDBSnapshotCommand({ DBSnapshotIdentifier, DBInstanceIdentifier }));
  await snapshot('open-dump', 'careless');
  await snapshot('own-dump', 'careful');
  await snapshot('shared-dump', 'careful');
  const share = (DBSnapshotIdentifier: string, who: string) =>
    rds.send(new ModifyDBSnapshotAttributeCommand({ DBSnapshotIdentifier, AttributeName: 'restore', ValuesToAdd: [who] }));
  await share('open-dump', 'all');
  await share('shared-dump', '999988887777');

  for (const [DBClusterSnapshotIdentifier, DBClusterIdentifier] of [
    ['open-cluster-dump', 'careless-cluster'],
    ['own-cluster-dump', 'careful-cluster'],
  ])
    await rds.send(new CreateDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier, DBClusterIdentifier }));
  await rds.send(
    new ModifyDBClusterSnapshotAttributeCommand({
      DBClusterSnapshotIdentifier: 'open-cluster-dump',
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  );

  const ofInstances = [
    'rds/instance-not-public',
    'rds/instance-storage-encrypted',
    'rds/instance-multi-az',
    'rds/instance-backup-retention',
    'rds/instance-deletion-protection',
    'rds/instance-minor-version-upgrade',
    'rds/instance-copy-tags',
    'rds/instance-iam-authentication',
    'rds/instance-own-admin-name',
    'rds/instance-non-default-port',
    'rds/instance-logs-in-cloudwatch',
    'rds/instance-enhanced-monitoring',
  ];
  const ofClusters = [
    'rds/cluster-storage-encrypted',
    'rds/cluster-deletion-protection',
    'rds/cluster-copy-tags',
    'rds/cluster-own-admin-name',
    'rds/cluster-iam-authentication',
    'rds/cluster-backup-retention',
  ];
  return [
    ...ofInstances.flatMap((check) => twins(check, 'careless', 'careful')),
    ...ofClusters.flatMap((check) => twins(check, 'careless-cluster', 'careful-cluster')),
    ...twins('rds/snapshot-not-public', 'open-dump', 'own-dump'),
    ...passes('rds/snapshot-not-public', 'shared-dump'),
    ...twins('rds/snapshot-encrypted', 'open-dump', 'own-dump'),
    ...twins('rds/cluster-snapshot-not-public', 'open-cluster-dump', 'own-cluster-dump'),
    ...fails('rds/cluster-snapshot-encrypted', 'open-cluster-dump'),
    ...passes('rds/cluster-snapshot-encrypted', 'own-cluster-dump'),
  ];
}
