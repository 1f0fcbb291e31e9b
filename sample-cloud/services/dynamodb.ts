import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';
import { mend } from './operate/mend';

function tableOf(name = '', { state, region }: OperationContext): WorldResource<'AWS::DynamoDB::Table'> {
  const found = state.find('AWS::DynamoDB::Table', region, name);
  if (!found) throw new ApiError('ResourceNotFoundException', 400, `Requested resource not found: Table: ${name} not found`);
  return found;
}

/** DynamoDB: tables and their backups. As in AWS, the name of the last table of a page is what the next page starts after. */
export const dynamodb = defineService({
  name: 'dynamodb',
  signingName: 'dynamodb',
  schemas: () => import('@aws-sdk/client-dynamodb'),
  operations: {
    ListTables({ ExclusiveStartTableName, Limit }, context) {
      const size = pageSize(Limit, { most: 100 }, 'ValidationException');
      const tables = inRegion(context, 'AWS::DynamoDB::Table');
      const all = tables.slice(0, tables.length).map(({ id }) => id);
      const names = all.sort().filter((name) => !ExclusiveStartTableName || name > ExclusiveStartTableName);
      const TableNames = names.slice(0, size);
      return { TableNames, ...(names.length > size && { LastEvaluatedTableName: TableNames.at(-1) }) };
    },
    DescribeTable({ TableName }, context) {
      const { continuousBackups: _, ...table } = tableOf(TableName, context).data;
      return { Table: table };
    },
    DescribeContinuousBackups: ({ TableName }, context) => ({
      ContinuousBackupsDescription: tableOf(TableName, context).data.continuousBackups,
    }),
    UpdateTable({ TableName, DeletionProtectionEnabled }, context) {
      const table = tableOf(TableName, context);
      const settings = DeletionProtectionEnabled === undefined ? {} : { DeletionProtectionEnabled };
      const { continuousBackups: _, ...TableDescription } = mend(table, settings, context);
      return { TableDescription };
    },
    UpdateContinuousBackups({ TableName, PointInTimeRecoverySpecification: wanted }, context) {
      const table = tableOf(TableName, context);
      const continuousBackups = {
        ContinuousBackupsStatus: 'ENABLED' as const,
        ...table.data.continuousBackups,
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: wanted?.PointInTimeRecoveryEnabled ? ('ENABLED' as const) : ('DISABLED' as const),
        },
      };
      mend(table, { continuousBackups }, context);
      return { ContinuousBackupsDescription: continuousBackups };
    },
    ListTagsOfResource: ({ ResourceArn }, context) => ({ Tags: tagList(tableOf(ResourceArn, context).tags) }),
  },
});
