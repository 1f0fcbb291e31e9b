import { CreateClusterCommand, DAXClient } from '@aws-sdk/client-dax';
import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  CreateUserCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { type Expectation, fails, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Tables, a cache in front of them, and replication groups of ElastiCache. */
export async function arrangeTablesAndCaches(connect: Connect): Promise<Expectation[]> {
  return [...(await arrangeTables(connect)), ...(await arrangeAccelerators(connect)), ...(await arrangeCaches(connect))];
}

async function arrangeTables(connect: Connect): Promise<Expectation[]> {
  const dynamodb = connect(DynamoDBClient);
  for (const [TableName, DeletionProtectionEnabled] of [
    ['careless-table', false],
    ['careful-table', true],
  ] as const)
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        DeletionProtectionEnabled,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName: 'careful-table',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  return [
    ...twins('dynamodb/table-deletion-protection', 'careless-table', 'careful-table'),
    ...twins('dynamodb/table-point-in-time-recovery', 'careless-table', 'careful-table'),
    ...isUnknown('dynamodb/table-in-backup-plan', 'careless-table', 'careful-table'),
  ];
}

async function arrangeAccelerators(connect: Connect): Promise<Expectation[]> {
  const dax = connect(DAXClient);
  for (const [ClusterName, good] of [
    ['careless-cache', false],
    ['careful-cache', true],
  ] as const)
    await dax.send(
      new CreateClusterCommand({
        ClusterName,
        NodeType: 'dax.t3.small',
        ReplicationFactor: 1,
        IamRoleArn: `arn:aws:iam::${account}:role/cache`,
        SSESpecification: { Enabled: good },
        ClusterEndpointEncryptionType: good ? 'TLS' : 'NONE',
      }),
    );
  return [
    ...twins('dynamodb/accelerator-encrypted', 'careless-cache', 'careful-cache'),
    ...twins('dynamodb/accelerator-tls', 'careless-cache', 'careful-cache'),
  ];
}

async function arrangeCaches(connect: Connect): Promise<Expectation[]> {
  const elasticache = connect(ElastiCacheClient);
  const group = (ReplicationGroupId: string, settings: Partial<CreateReplicationGroupCommandInput>) =>
    elasticache.send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId,
        ReplicationGroupDescription: ReplicationGroupId,
        Engine: 'redis',
        CacheNodeType: 'cache.t4g.small',
        NumCacheClusters: 1,
        ...settings,
      }),
    );
  await group('careless-group', { AutoMinorVersionUpgrade: false, SnapshotRetentionLimit: 1 });
  await group('careful-group', {
    AutoMinorVersionUpgrade: true,
    SnapshotRetentionLimit: 7,
    TransitEncryptionEnabled: true,
    AuthToken: 'not-a-real-secret-of-16',
  });
  await elasticache.send(
    new CreateUserCommand({
      UserId: 'anybody',
      UserName: 'anybody',
      Engine: 'redis',
      AccessString: 'on ~* +@all',
      NoPasswordRequired: true,
    }),
  );
  return [
    ...twins('elasticache/replication-group-minor-version-upgrade', 'careless-group', 'careful-group'),
    ...twins('elasticache/replication-group-backup-retention', 'careless-group', 'careful-group'),
    ...fails('elasticache/replication-group-authentication', 'careless-group'),
    ...passes('elasticache/replication-group-authentication', 'careful-group'),
  ];
}
