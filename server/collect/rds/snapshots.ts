import {
  type DBClusterSnapshot,
  type DBSnapshot,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import { snapshotTypeOf, type snapshotTypes } from './neighbours';

const perPage = 100;
type Attribute = { AttributeName?: string; AttributeValues?: string[] };

/** Account ids, or `all`. Only manual snapshots can be shared. */
async function sharedWith(
  type: string | undefined,
  ask: () => Promise<readonly Attribute[] | null | undefined>,
): Promise<readonly string[] | undefined> {
  if (type !== 'manual') return [];
  return (await ask())?.filter(({ AttributeName }) => AttributeName === 'restore').flatMap(({ AttributeValues }) => AttributeValues ?? []);
}

export async function* collectSnapshots(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBSnapshots';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeDBSnapshotsCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.DBSnapshots).map((snapshot: DBSnapshot) => ({
        arn: present(source, snapshot.DBSnapshotArn),
        id: present(source, snapshot.DBSnapshotIdentifier),
        snapshot,
      })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, id, snapshot }, get, gaps): Promise<Resource<'AWS::RDS::DBSnapshot'>> => {
      const attributes = 'rds:DescribeDBSnapshotAttributes';
      const shared = await sharedWith(snapshot.SnapshotType, () =>
        get(attributes, async () => {
          const { DBSnapshotAttributesResult } = await client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: id }));
          return listIn({ operation: attributes, region: context.region }, DBSnapshotAttributesResult?.DBSnapshotAttributes);
        }),
      );
      return {
        type: 'AWS::RDS::DBSnapshot',
        arn,
        id,
        name: null,
        region: context.region,
        tags: tagRecord(snapshot.TagList),
        data: { ...snapshot, ...(shared && { sharedWith: shared }) },
        gaps,
      };
    });
}

/** Snapshots of clusters of RDS, and of DocumentDB and Neptune under types of their own. */
export async function* collectClusterSnapshots(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBClusterSnapshots';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeDBClusterSnapshotsCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.DBClusterSnapshots).map((snapshot: DBClusterSnapshot) => ({
        arn: present(source, snapshot.DBClusterSnapshotArn),
        id: present(source, snapshot.DBClusterSnapshotIdentifier),
        snapshot,
      })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, id, snapshot }, get, gaps): Promise<Resource<(typeof snapshotTypes)[number]>> => {
      const attributes = 'rds:DescribeDBClusterSnapshotAttributes';
      const shared = await sharedWith(snapshot.SnapshotType, () =>
        get(attributes, async () => {
          const { DBClusterSnapshotAttributesResult } = await client.send(
            new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier: id }),
          );
          return listIn({ operation: attributes, region: context.region }, DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
        }),
      );
      return {
        type: snapshotTypeOf(snapshot.Engine),
        arn,
        id,
        name: null,
        region: context.region,
        tags: tagRecord(snapshot.TagList),
        data: { ...snapshot, ...(shared && { sharedWith: shared }) },
        gaps,
      };
    });
}
