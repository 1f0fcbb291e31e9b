import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListClustersCommand,
  ListNodegroupsCommand,
} from '@aws-sdk/client-eks';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

async function buildCluster(context: CollectContext, name: string, get: GetForResource) {
  const client = context.client(EKSClient);
  const source = { operation: 'eks:DescribeCluster', region: context.region } as const;
  const [cluster, networkAddOn] = await Promise.all([
    get(source.operation, async () => present(source, (await client.send(new DescribeClusterCommand({ name }))).cluster)),
    get(
      'eks:DescribeAddon',
      async () => {
        const { addon } = await client.send(new DescribeAddonCommand({ clusterName: name, addonName: 'vpc-cni' }));
        const { addonName, addonVersion, configurationValues, status } = present(
          { operation: 'eks:DescribeAddon', region: context.region },
          addon,
        );
        return { addonName, addonVersion, configurationValues, status };
      },
      { absent: ['ResourceNotFoundException'] },
    ),
  ]);
  return { cluster, networkAddOn };
}

async function* collectNodegroups(context: CollectContext, clusterName: string): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EKSClient);
  const source = { operation: 'eks:ListNodegroups', region: context.region } as const;
  const details = { operation: 'eks:DescribeNodegroup', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListNodegroupsCommand({ clusterName, maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.nodegroups),
  });
  for await (const names of pages)
    yield await context.each(names, async (nodegroupName, get, gaps): Promise<Resource<'AWS::EKS::Nodegroup'>> => {
      const found = await get(details.operation, async () =>
        present(details, (await client.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }))).nodegroup),
      );
      const { tags = {}, health: _, ...data } = found ?? { nodegroupName, clusterName };
      return {
        type: 'AWS::EKS::Nodegroup',
        // The real ARN ends in an id that only the description tells.
        arn: found?.nodegroupArn ?? makeArn(context, 'eks', context.region, 'nodegroup', `${clusterName}/${nodegroupName}`),
        id: `${clusterName}/${nodegroupName}`,
        name: null,
        region: context.region,
        tags,
        data,
        gaps,
      };
    });
}

export async function* collectEks(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EKSClient);
  const source = { operation: 'eks:ListClusters', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListClustersCommand({ maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.clusters),
  });
  // The id of a group begins with the name of its cluster, which has no slash.
  const holding = context.only('AWS::EKS::Nodegroup')?.id.split('/')[0];
  for await (const names of pages) {
    yield await context.each(names, async (name, get, gaps): Promise<Resource<'AWS::EKS::Cluster'>> => {
      const { cluster, networkAddOn } = await buildCluster(context, name, get);
      const { tags = {}, health: _, certificateAuthority: __, ...data } = cluster ?? { name };
      return {
        type: 'AWS::EKS::Cluster',
        arn: makeArn(context, 'eks', context.region, 'cluster', name),
        id: name,
        name: null,
        region: context.region,
        tags,
        data: { ...data, ...(networkAddOn !== undefined && { networkAddOn }) },
        gaps,
      };
    });
    for (const name of names) if (holding === undefined || name === holding) yield* collectNodegroups(context, name);
  }
}
