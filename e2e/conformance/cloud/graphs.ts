import {
  CreateDBClusterCommand,
  CreateDBClusterSnapshotCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { type Expectation, fails, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

const careless = { StorageEncrypted: false, DeletionProtection: false, CopyTagsToSnapshot: false, BackupRetentionPeriod: 1 };
const careful = {
  StorageEncrypted: true,
  DeletionProtection: true,
  CopyTagsToSnapshot: true,
  BackupRetentionPeriod: 14,
  EnableCloudwatchLogsExports: ['audit'],
};

/** Clusters of Neptune, which moto, like AWS, keeps beside those of RDS. It makes none of DocumentDB. */
export async function arrangeGraphs(connect: Connect): Promise<Expectation[]> {
  const rds = connect(RDSClient);
  const cluster = async (DBClusterIdentifier: string, settings: object) => {
    const user = { MasterUsername: 'keeper', MasterUserPassword: 'not-a-real-secret' };
    await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier, Engine: 'neptune', ...user, ...settings }));
    const DBClusterSnapshotIdentifier = `${DBClusterIdentifier}-dump`;
    await rds.send(new CreateDBClusterSnapshotCommand({ DBClusterIdentifier, DBClusterSnapshotIdentifier }));
  };
  await cluster('careless-graph', careless);
  await cluster('careful-graph', careful);
  await rds.send(
    new ModifyDBClusterSnapshotAttributeCommand({
      DBClusterSnapshotIdentifier: 'careless-graph-dump',
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  );
  const ofClusters = ['backup-retention', 'deletion-protection', 'storage-encrypted', 'logs-in-cloudwatch', 'copy-tags'];
  return [
    // moto turns IAM authentication on for no cluster of Neptune.
    ...fails('neptune/cluster-iam-authentication', 'careless-graph', 'careful-graph'),
    ...ofClusters.flatMap((check) => twins(`neptune/cluster-${check}`, 'careless-graph', 'careful-graph')),
    ...twins('neptune/cluster-snapshot-not-public', 'careless-graph-dump', 'careful-graph-dump'),
    ...twins('neptune/cluster-snapshot-encrypted', 'careless-graph-dump', 'careful-graph-dump'),
  ];
}
