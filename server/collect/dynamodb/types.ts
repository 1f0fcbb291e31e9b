import type { Cluster } from '@aws-sdk/client-dax';
import type { ContinuousBackupsDescription, TableDescription } from '@aws-sdk/client-dynamodb';

export interface DynamoDbResources {
  /** Without sizes, counts and times that move by themselves. */
  'AWS::DynamoDB::Table': TableDescription & { continuousBackups?: ContinuousBackupsDescription };
  /** DynamoDB Accelerator, a cache in front of tables. */
  'AWS::DAX::Cluster': Cluster;
}
