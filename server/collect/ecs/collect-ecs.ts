import { DescribeTaskDefinitionCommand, ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { collectClusters, ecsTags } from './clusters';
import { maskTaskDefinition } from './mask-task-definition';

const atOnce = 500;

/** `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7` */
function familyOf(arn: string): { family: string; revision: number } {
  const [, family = '', revision = '0'] = /task-definition\/(.+):(\d+)$/.exec(arn) ?? [];
  return { family, revision: Number(revision) };
}

/** The highest active revision of each family: of one alone, where one of its revisions is looked at. */
async function latestRevisions(context: CollectContext): Promise<Set<string>> {
  const client = context.client(ECSClient);
  const source = { operation: 'ecs:ListTaskDefinitions', region: context.region } as const;
  const latest = new Map<string, { arn: string; revision: number }>();
  const only = context.only('AWS::ECS::TaskDefinition');
  const familyPrefix = only && familyOf(only.arn).family;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListTaskDefinitionsCommand({ familyPrefix, status: 'ACTIVE', maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.taskDefinitionArns),
  });
  for await (const arns of pages)
    for (const arn of arns) {
      const { family, revision } = familyOf(arn);
      if (revision > (latest.get(family)?.revision ?? 0)) latest.set(family, { arn, revision });
    }
  return new Set([...latest.values()].map(({ arn }) => arn));
}

/** Revisions never change but for their status, which only the listing decides here: each is read once. */
async function* collectTaskDefinitions(context: CollectContext, used: ReadonlySet<string>): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ECSClient);
  const source = { operation: 'ecs:DescribeTaskDefinition', region: context.region } as const;
  const latest = await latestRevisions(context);
  const wanted = [...new Set([...latest, ...used])].sort();
  for (let start = 0; start < wanted.length; start += atOnce)
    yield await context.each(wanted.slice(start, start + atOnce), async (arn, get, gaps): Promise<Resource<'AWS::ECS::TaskDefinition'>> => {
      const found = await get(
        source.operation,
        async () => {
          const { taskDefinition, tags } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] }));
          const { status: _, ...definition } = maskTaskDefinition(present(source, taskDefinition));
          return { definition, tags: ecsTags(tags) };
        },
        { fixedBy: [arn, 'masked 1'] },
      );
      const { family, revision } = familyOf(arn);
      return {
        type: 'AWS::ECS::TaskDefinition',
        arn,
        id: `${family}:${revision}`,
        name: null,
        region: context.region,
        tags: found?.tags ?? {},
        data: { ...(found?.definition ?? { family, revision, taskDefinitionArn: arn }), latest: latest.has(arn) },
        gaps,
      };
    });
}

export async function* collectEcs(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const used = new Set<string>();
  yield* collectClusters(context, used);
  yield* collectTaskDefinitions(context, used);
}
