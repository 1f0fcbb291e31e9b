import {
  AthenaClient,
  GetWorkGroupCommand,
  ListQueryExecutionsCommand,
  ListTagsForResourceCommand,
  ListWorkGroupsCommand,
} from '@aws-sdk/client-athena';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';

async function buildWorkGroup(
  context: CollectContext,
  name: string,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::Athena::WorkGroup'>> {
  const client = context.client(AthenaClient);
  const arn = makeArn(context, 'athena', context.region, 'workgroup', name);
  const source = { region: context.region };
  const group = { ...source, operation: 'athena:GetWorkGroup' } as const;
  const queries = { ...source, operation: 'athena:ListQueryExecutions' } as const;
  const tagsOf = { ...source, operation: 'athena:ListTagsForResource' } as const;
  const [data, used, tags] = await Promise.all([
    get(group.operation, async () => present(group, (await client.send(new GetWorkGroupCommand({ WorkGroup: name }))).WorkGroup)),
    // One id is enough: whether there was any query at all.
    get(
      queries.operation,
      async () =>
        listIn(queries, (await client.send(new ListQueryExecutionsCommand({ WorkGroup: name, MaxResults: 1 }))).QueryExecutionIds).length >
        0,
    ),
    get(tagsOf.operation, async () => listIn(tagsOf, (await client.send(new ListTagsForResourceCommand({ ResourceARN: arn }))).Tags)),
  ]);
  return {
    type: 'AWS::Athena::WorkGroup',
    arn,
    id: name,
    name: null,
    region: context.region,
    tags: tagRecord(tags ?? undefined),
    data: { ...(data ?? { Name: name }), ...(typeof used === 'boolean' && { used }) },
    gaps,
  };
}

export async function* collectAthena(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(AthenaClient);
  const operation = 'athena:ListWorkGroups';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListWorkGroupsCommand({ MaxResults: 50, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.WorkGroups).map(({ Name }) => present(source, Name)),
  });
  for await (const page of pages) yield await context.each(page, (name, get, gaps) => buildWorkGroup(context, name, get, gaps));
}
