import { DescribeLoadBalancersCommand, ElasticLoadBalancingV2Client, type LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { readAttributes, readListeners } from './read-balancer';
import { readTags } from './read-tags';
import { collectTargetGroups } from './target-groups';

interface Listed {
  arn: string;
  name: string;
  balancer: LoadBalancer;
}

async function buildBalancer(
  context: CollectContext,
  { arn, name, balancer }: Listed,
  tags: Record<string, string>,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>> {
  const [attributes, listeners] = await Promise.all([
    readAttributes(context, arn, get),
    readListeners(context, arn, balancer.Type === 'application', get),
  ]);
  return {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    arn,
    id: name,
    name: null,
    region: context.region,
    tags,
    data: { ...balancer, ...(attributes && { attributes }), ...(listeners && { listeners }) },
    gaps,
  };
}

export function collectElbV2(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  return mergePages([collectBalancers(context), collectTargetGroups(context)]);
}

async function* collectBalancers(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ElasticLoadBalancingV2Client);
  const operation = 'elbv2:DescribeLoadBalancers';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) =>
      listIn(source, answer.LoadBalancers).map(
        (balancer): Listed => ({
          arn: present(source, balancer.LoadBalancerArn),
          name: present(source, balancer.LoadBalancerName),
          balancer,
        }),
      ),
  });
  for await (const page of pages) {
    const tags = await readTags(
      context,
      page.map(({ arn }) => arn),
    );
    yield* eachInChunks(context, page, (listed, get, gaps) => buildBalancer(context, listed, tags.get(listed.arn) ?? {}, get, gaps));
  }
}
