import {
  type ContinuousBackupsDescription,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { makeArn } from '../make-arn';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';

const withoutSize = <I extends { ItemCount?: number; IndexSizeBytes?: number }>({ ItemCount: _, IndexSizeBytes: __, ...index }: I) => index;

/** AWS counts and measures tables anew every six hours: an unchanged one would look changed. */
function steadyTable({ ItemCount: _, TableSizeBytes: __, GlobalSecondaryIndexes, LocalSecondaryIndexes, ...table }: TableDescription) {
  return {
    ...table,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(withoutSize) }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(withoutSize) }),
  };
}

/** The times between which a table can be restored move with the clock. */
function steadyBackups({ PointInTimeRecoveryDescription, ...backups }: ContinuousBackupsDescription): ContinuousBackupsDescription {
  if (!PointInTimeRecoveryDescription) return backups;
  const { EarliestRestorableDateTime: _, LatestRestorableDateTime: __, ...recovery } = PointInTimeRecoveryDescription;
  return { ...backups, PointInTimeRecoveryDescription: recovery };
}

async function buildTable(
  context: CollectContext,
  id: string,
  allTags: ReadonlyMap<string, Record<string, string>> | undefined,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::DynamoDB::Table'>> {
  const { region } = context;
  const client = context.client(DynamoDBClient);
  const arn = makeArn(context, 'dynamodb', region, 'table', id);
  const ownTags = async () => {
    const pages = await getPages(
      get,
      'dynamodb:ListTagsOfResource',
      region,
      (NextToken) => client.send(new ListTagsOfResourceCommand({ ResourceArn: arn, NextToken })),
      (answer) => answer.NextToken,
    );
    return pages && tagRecord(pages.flatMap(({ Tags }) => Tags ?? []));
  };
  const [table, continuousBackups, tags] = await Promise.all([
    get('dynamodb:DescribeTable', async () => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: id }));
      return steadyTable(present({ operation: 'dynamodb:DescribeTable', region }, Table));
    }),
    get('dynamodb:DescribeContinuousBackups', async () => {
      const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: id }));
      return steadyBackups(present({ operation: 'dynamodb:DescribeContinuousBackups', region }, answer.ContinuousBackupsDescription));
    }),
    allTags ? (allTags.get(arn) ?? {}) : ownTags(),
  ]);
  return {
    type: 'AWS::DynamoDB::Table',
    arn,
    id,
    name: null,
    region,
    tags: tags ?? {},
    data: { TableName: id, ...table, ...(continuousBackups && { continuousBackups }) },
    gaps,
  };
}

export async function* collectTables(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(DynamoDBClient);
  const operation = 'dynamodb:ListTables';
  const source = { operation, region: context.region } as const;
  const tags = lazyTags(context, 'dynamodb:table');
  const pages = listMapped(context, {
    operation,
    fetch: (ExclusiveStartTableName) => client.send(new ListTablesCommand({ Limit: 100, ExclusiveStartTableName })),
    token: (answer) => answer.LastEvaluatedTableName,
    resources: (answer) => listIn(source, answer.TableNames),
  });
  for await (const page of pages) {
    const known = await tags();
    yield await context.each(page, (name, get, gaps) => buildTable(context, name, known, get, gaps));
  }
}
