import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { tagsInBulk } from '../tags-in-bulk';
import type { AnyResource, CollectContext, Resource } from '../types';

export async function* collectElb(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ElasticLoadBalancingClient);
  const source = (operation: 'elb:DescribeLoadBalancers' | 'elb:DescribeLoadBalancerAttributes' | 'elb:DescribeTags') => ({
    operation,
    region: context.region,
  });
  const listing = source('elb:DescribeLoadBalancers');
  const attributesOf = source('elb:DescribeLoadBalancerAttributes');
  const tagsOf = source('elb:DescribeTags');
  const pages = listMapped(context, {
    operation: listing.operation,
    fetch: (Marker) => client.send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) =>
      listIn(listing, answer.LoadBalancerDescriptions).map((listed) => ({ id: present(listing, listed.LoadBalancerName), listed })),
  });
  for await (const page of pages) {
    const tags = await tagsInBulk(
      context,
      tagsOf.operation,
      page.map(({ id }) => id),
      async (LoadBalancerNames) =>
        listIn(tagsOf, (await client.send(new DescribeTagsCommand({ LoadBalancerNames }))).TagDescriptions).map((each) => ({
          of: each.LoadBalancerName,
          tags: each.Tags,
        })),
    );
    yield await context.each(page, async ({ id, listed }, get, gaps): Promise<Resource<'AWS::ElasticLoadBalancing::LoadBalancer'>> => {
      const { Instances: _, ...data } = listed;
      const attributes = await get(attributesOf.operation, async () =>
        present(
          attributesOf,
          (await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerName: id }))).LoadBalancerAttributes,
        ),
      );
      return {
        type: 'AWS::ElasticLoadBalancing::LoadBalancer',
        arn: makeArn(context, 'elasticloadbalancing', context.region, 'loadbalancer', id),
        id,
        name: null,
        region: context.region,
        tags: tags.get(id) ?? {},
        data: { ...data, ...(attributes && { attributes }) },
        gaps,
      };
    });
  }
}
