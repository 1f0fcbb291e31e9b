import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import type { Engine } from './database';

export interface DatabaseSnapshotOptions {
  region: string;
  /** The instance or cluster that it was taken of. */
  source: string;
  name: string;
  taken: Date;
  engine: Engine;
  version: string;
  vpcId: string;
  kmsKeyArn: string | null;
  automated?: boolean;
  /** Account ids, or `all`. */
  sharedWith?: readonly string[];
  tags?: Tags;
}

/** Adds a snapshot of an RDS instance. */
export function addDatabaseSnapshot(draft: Draft, options: DatabaseSnapshotOptions): void {
  const { region, name: given, kmsKeyArn, tags = {} } = options;
  const name = options.automated ? `rds:${given}` : given;
  const arn = draft.arn('rds', region, `snapshot:${name}`);
  draft.add({
    type: 'AWS::RDS::DBSnapshot',
    id: name,
    arn,
    region,
    tags,
    data: {
      DBSnapshotIdentifier: name,
      DBSnapshotArn: arn,
      DBInstanceIdentifier: options.source,
      SnapshotCreateTime: options.taken,
      SnapshotType: options.automated ? 'automated' : 'manual',
      Status: 'available',
      PercentProgress: 100,
      Engine: options.engine,
      EngineVersion: options.version,
      AllocatedStorage: 200,
      StorageType: 'gp3',
      VpcId: options.vpcId,
      AvailabilityZone: `${region}a`,
      Encrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      IAMDatabaseAuthenticationEnabled: false,
      TagList: tagList(tags),
      sharedWith: [...(options.sharedWith ?? [])],
    },
  });
}

/** Adds a snapshot of an Aurora cluster. */
export function addClusterSnapshot(draft: Draft, options: DatabaseSnapshotOptions): void {
  const { region, name: given, kmsKeyArn, tags = {} } = options;
  const name = options.automated ? `rds:${given}` : given;
  const arn = draft.arn('rds', region, `cluster-snapshot:${name}`);
  draft.add({
    type: 'AWS::RDS::DBClusterSnapshot',
    id: name,
    arn,
    region,
    tags,
    data: {
      DBClusterSnapshotIdentifier: name,
      DBClusterSnapshotArn: arn,
      DBClusterIdentifier: options.source,
      SnapshotCreateTime: options.taken,
      SnapshotType: options.automated ? 'automated' : 'manual',
      Status: 'available',
      PercentProgress: 100,
      Engine: options.engine,
      EngineMode: 'provisioned',
      EngineVersion: options.version,
      AllocatedStorage: 1,
      VpcId: options.vpcId,
      AvailabilityZones: ['a', 'b', 'c'].map((zone) => region + zone),
      StorageEncrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      TagList: tagList(tags),
      sharedWith: [...(options.sharedWith ?? [])],
    },
  });
}
