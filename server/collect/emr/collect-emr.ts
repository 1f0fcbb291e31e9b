import {
  type Cluster,
  type Configuration,
  DescribeClusterCommand,
  EMRClient,
  GetBlockPublicAccessConfigurationCommand,
  ListClustersCommand,
} from '@aws-sdk/client-emr';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

/** AWS lists terminated clusters for two months more: nothing runs there, and nothing can be changed. */
const alive = ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'] as const;

/** Keeps the names of settings and drops their values: passwords of databases and keys are among them. */
const masked = ({ Properties, Configurations, ...rest }: Configuration): Configuration => ({
  ...rest,
  ...(Configurations && { Configurations: Configurations.map(masked) }),
  ...(Properties && { Properties: Object.fromEntries(Object.keys(Properties).map((name) => [name, '***'])) }),
});

/** Leaves out the hours that were paid for, which go on counting: an unchanged cluster would look changed. */
const steady = ({ NormalizedInstanceHours: _, Configurations, ...cluster }: Cluster): Cluster => ({
  ...cluster,
  ...(Configurations && { Configurations: Configurations.map(masked) }),
});

async function* collectClusters(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(EMRClient);
  const operation = 'emr:ListClusters';
  const source = { operation, region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new ListClustersCommand({ ClusterStates: [...alive], Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.Clusters).map(({ Id, Name, Status, ClusterArn, OutpostArn }) => ({
        id: present(source, Id),
        listed: { Id, Name, Status, ClusterArn, OutpostArn },
      })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, listed }, get, gaps): Promise<Resource<'AWS::EMR::Cluster'>> => {
      const details = await get('emr:DescribeCluster', async () => {
        const { Cluster: described } = await client.send(new DescribeClusterCommand({ ClusterId: id }));
        return steady(present({ operation: 'emr:DescribeCluster', region }, described));
      });
      return {
        type: 'AWS::EMR::Cluster',
        arn: listed.ClusterArn || makeArn(context, 'elasticmapreduce', region, 'cluster', id),
        id,
        name: listed.Name ?? null,
        region,
        tags: tagRecord(details?.Tags),
        data: details ?? listed,
        gaps,
      };
    });
}

async function* collectSettings(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(EMRClient);
  const operation = 'emr:GetBlockPublicAccessConfiguration';
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::EMR::RegionSettings'>> => {
    const blockPublicAccess = await get(
      operation,
      async () => {
        const answer = await client.send(new GetBlockPublicAccessConfigurationCommand({}));
        return present({ operation, region }, answer.BlockPublicAccessConfiguration);
      },
      { permanent: true },
    );
    return {
      type: 'AWS::EMR::RegionSettings',
      arn: makeArn(context, 'elasticmapreduce', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: { ...(blockPublicAccess && { blockPublicAccess }) },
      gaps,
    };
  });
}

/** Clusters that are not terminated, and the region's guard against public ones. */
export async function* collectEmr(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectSettings(context), collectClusters(context)]);
}
