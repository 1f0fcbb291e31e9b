import type { Cluster } from '@aws-sdk/client-dax';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';

export interface TableOptions {
  region: string;
  name: string;
  created: Date;
  /** Point-in-time recovery. */
  recoverable: boolean;
  data?: Partial<TableDescription>;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a DynamoDB table with one key, protected from deletion but for `data`. */
export function addTable(draft: Draft, { region, name, created, recoverable, data, refuses, tags = {} }: TableOptions): void {
  const arn = draft.arn('dynamodb', region, `table/${name}`);
  draft.add({
    type: 'AWS::DynamoDB::Table',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      TableName: name,
      TableArn: arn,
      TableId: uuid(`${draft.account}/${arn}`),
      TableStatus: 'ACTIVE',
      CreationDateTime: created,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      DeletionProtectionEnabled: true,
      ...data,
      continuousBackups: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: recoverable
          ? { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 }
          : { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    },
  });
}

export interface AcceleratorOptions {
  region: string;
  name: string;
  groupId: string;
  encrypted: boolean;
  tls: boolean;
  data?: Partial<Cluster>;
  tags?: Tags;
}

/** Adds a cluster of DynamoDB Accelerator. */
export function addAccelerator(draft: Draft, { region, name, groupId, encrypted, tls, data, tags = {} }: AcceleratorOptions): void {
  const arn = draft.arn('dax', region, `cache/${name}`);
  draft.add({
    type: 'AWS::DAX::Cluster',
    id: name,
    arn,
    region,
    tags,
    data: {
      ClusterName: name,
      ClusterArn: arn,
      TotalNodes: 2,
      ActiveNodes: 2,
      NodeType: 'dax.r5.large',
      Status: 'available',
      SubnetGroup: 'default',
      SecurityGroups: [{ SecurityGroupIdentifier: groupId, Status: 'active' }],
      SSEDescription: { Status: encrypted ? 'ENABLED' : 'DISABLED' },
      ClusterEndpointEncryptionType: tls ? 'TLS' : 'NONE',
      ...data,
    },
  });
}
