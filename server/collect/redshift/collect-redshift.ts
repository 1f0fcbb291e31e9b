import {
  type Cluster,
  DescribeClusterSubnetGroupsCommand,
  DescribeClustersCommand,
  DescribeLoggingStatusCommand,
  type LoggingStatus,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import { listIn, present } from '../answers';
import { listMapped, listResources } from '../list-resources';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

const perPage = 100;

/** Leaves out what moves by itself: an unchanged cluster would look changed in every scan. */
function steady({
  ExpectedNextSnapshotScheduleTime: _,
  NextMaintenanceWindowStartTime: __,
  DataTransferProgress: ___,
  RestoreStatus: ____,
  ...cluster
}: Cluster): Cluster {
  return cluster;
}

/** Deliveries happen every hour: only a failure that nothing was delivered after says something. */
function steadyLogging({ LastSuccessfulDeliveryTime, LastFailureTime, LastFailureMessage, ...logging }: LoggingStatus) {
  const failing = LastFailureTime && !(LastSuccessfulDeliveryTime && LastSuccessfulDeliveryTime >= LastFailureTime);
  return failing ? { ...logging, LastFailureTime, LastFailureMessage } : logging;
}

async function* collectClusters(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { account, partition, region } = context;
  const client = context.client(RedshiftClient);
  const operation = 'redshift:DescribeClusters';
  const source = { operation, region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeClustersCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.Clusters).map((cluster) => ({ id: present(source, cluster.ClusterIdentifier), cluster: steady(cluster) })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, cluster }, get, gaps): Promise<Resource<'AWS::Redshift::Cluster'>> => {
      const logging = await get('redshift:DescribeLoggingStatus', async () => {
        const { $metadata: _, ...status } = await client.send(new DescribeLoggingStatusCommand({ ClusterIdentifier: id }));
        return steadyLogging(status);
      });
      return {
        type: 'AWS::Redshift::Cluster',
        // Redshift names a namespace's ARN, not the cluster's; it joins kind and id by a colon.
        arn: `arn:${partition}:redshift:${region}:${account}:cluster:${id}`,
        id,
        name: null,
        region,
        tags: tagRecord(cluster.Tags),
        data: { ...cluster, ...(logging && { logging }) },
        gaps,
      };
    });
}

function collectSubnetGroups(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { account, partition, region } = context;
  const client = context.client(RedshiftClient);
  const operation = 'redshift:DescribeClusterSubnetGroups';
  const source = { operation, region } as const;
  return listResources(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeClusterSubnetGroupsCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.ClusterSubnetGroups).map((group): Resource<'AWS::Redshift::ClusterSubnetGroup'> => {
        const id = present(source, group.ClusterSubnetGroupName);
        return {
          type: 'AWS::Redshift::ClusterSubnetGroup',
          arn: `arn:${partition}:redshift:${region}:${account}:subnetgroup:${id}`,
          id,
          name: null,
          region,
          tags: tagRecord(group.Tags),
          data: group,
          gaps: [],
        };
      }),
  });
}

/** Clusters with their audit logging, and the subnet groups that tell where a cluster is. */
export async function* collectRedshift(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectClusters(context), collectSubnetGroups(context)]);
}
