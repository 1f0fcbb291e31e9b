import {
  type DBCluster,
  type DBInstance,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeEventSubscriptionsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { listIn, present } from '../answers';
import { listMapped, listResources } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import { clusterTypeOf, type clusterTypes } from './neighbours';
import { collectParameterGroups } from './parameter-groups';

export const perPage = 100;

/** Point-in-time recovery moves `LatestRestorableTime` on every few minutes: an unchanged database would look changed in every scan. */
function steady<D extends DBInstance | DBCluster>({ LatestRestorableTime: _, ...database }: D) {
  return database;
}

/** DB instances, then the parameter groups that they use. */
export async function* collectInstances(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBInstances';
  const source = { operation, region: context.region } as const;
  const inUse = new Set<string>();
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeDBInstancesCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.DBInstances).map((instance): Resource<'AWS::RDS::DBInstance'> => {
        return {
          type: 'AWS::RDS::DBInstance',
          arn: present(source, instance.DBInstanceArn),
          id: present(source, instance.DBInstanceIdentifier),
          name: null,
          region: context.region,
          tags: tagRecord(instance.TagList),
          data: steady(instance),
          gaps: [],
        };
      }),
  });
  for await (const page of pages) {
    for (const { data } of page)
      for (const { DBParameterGroupName } of data.DBParameterGroups ?? []) if (DBParameterGroupName) inUse.add(DBParameterGroupName);
    yield [...page];
  }
  if (inUse.size > 0) yield* collectParameterGroups(context, inUse);
}

/** Clusters of RDS, and of DocumentDB and Neptune under types of their own. */
export function collectClusters(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBClusters';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeDBClustersCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.DBClusters).map((cluster): Resource<(typeof clusterTypes)[number]> => {
        return {
          type: clusterTypeOf(cluster.Engine),
          arn: present(source, cluster.DBClusterArn),
          id: present(source, cluster.DBClusterIdentifier),
          name: null,
          region: context.region,
          tags: tagRecord(cluster.TagList),
          data: steady(cluster),
          gaps: [],
        };
      }),
  });
}

export function collectEventSubscriptions(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeEventSubscriptions';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeEventSubscriptionsCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.EventSubscriptionsList).map((subscription): Resource<'AWS::RDS::EventSubscription'> => {
        const id = present(source, subscription.CustSubscriptionId);
        return {
          type: 'AWS::RDS::EventSubscription',
          // RDS joins the kind and the id by a colon in its ARNs.
          arn: subscription.EventSubscriptionArn || `arn:${context.partition}:rds:${context.region}:${context.account}:es:${id}`,
          id,
          name: null,
          region: context.region,
          tags: {},
          data: subscription,
          gaps: [],
        };
      }),
  });
}
