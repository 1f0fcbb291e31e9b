import { EventBridgeClient, ListEventBusesCommand, ListTagsForResourceCommand } from '@aws-sdk/client-eventbridge';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import { busIn, collectRules } from './rules';

export async function* collectEventBridge(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EventBridgeClient);
  const operation = 'eventbridge:ListEventBuses';
  const source = { operation, region: context.region } as const;
  const tagsOf = { operation: 'eventbridge:ListTagsForResource', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListEventBusesCommand({ Limit: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.EventBuses).map((bus) => ({ id: present(source, bus.Name), arn: present(source, bus.Arn), bus })),
  });
  const rule = context.only('AWS::Events::Rule');
  const holding = rule && busIn(rule.id);
  for await (const page of pages) {
    yield await context.each(page, async ({ id, arn, bus }, get, gaps): Promise<Resource<'AWS::Events::EventBus'>> => {
      const tags = await get(tagsOf.operation, async () =>
        listIn(tagsOf, (await client.send(new ListTagsForResourceCommand({ ResourceARN: arn }))).Tags),
      );
      return {
        type: 'AWS::Events::EventBus',
        arn,
        id,
        name: null,
        region: context.region,
        tags: tagRecord(tags ?? undefined),
        data: bus,
        gaps,
      };
    });
    if (!context.wants('AWS::Events::Rule')) continue;
    for (const { id } of page) if (holding === undefined || id === holding) yield* collectRules(context, id);
  }
}
