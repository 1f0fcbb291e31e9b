import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { readTags } from './read-tags';

const perPage = 400;

/** Groups of targets with what is registered in them: DescribeTargetHealth is the one call that names targets. */
export async function* collectTargetGroups(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ElasticLoadBalancingV2Client);
  const operation = 'elbv2:DescribeTargetGroups';
  const source = { operation, region: context.region } as const;
  const targetsOf = { operation: 'elbv2:DescribeTargetHealth', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeTargetGroupsCommand({ PageSize: perPage, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) =>
      listIn(source, answer.TargetGroups).map((group) => ({
        arn: present(source, group.TargetGroupArn),
        id: present(source, group.TargetGroupName),
        group,
      })),
  });
  for await (const page of pages) {
    const tags = await readTags(
      context,
      page.map(({ arn }) => arn),
    );
    yield* eachInChunks(
      context,
      page,
      async ({ arn, id, group }, get, gaps): Promise<Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>> => {
        const targets = await get(targetsOf.operation, async () => {
          const { TargetHealthDescriptions } = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: arn }));
          return listIn(targetsOf, TargetHealthDescriptions).flatMap(({ Target }) => (Target ? [Target] : []));
        });
        return {
          type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          arn,
          id,
          name: null,
          region: context.region,
          tags: tags.get(arn) ?? {},
          data: { ...group, ...(targets && { targets: [...targets].sort(byId) }) },
          gaps,
        };
      },
    );
  }
}

/** AWS gives them in any order. */
const byId = (a: TargetDescription, b: TargetDescription): number =>
  (a.Id ?? '').localeCompare(b.Id ?? '') || (a.Port ?? 0) - (b.Port ?? 0);
