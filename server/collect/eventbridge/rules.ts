import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand, type Rule, type Target } from '@aws-sdk/client-eventbridge';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import type { EventTarget } from './types';

type RuleResource = Resource<'AWS::Events::Rule'>;

/** The rules of a bus, with what each of them calls. */
export async function* collectRules(context: CollectContext, bus: string): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EventBridgeClient);
  const source = { operation: 'eventbridge:ListRules', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (NextToken) => client.send(new ListRulesCommand({ EventBusName: bus, Limit: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.Rules).map(({ Description: _, ...rule }) => ({
        rule,
        arn: present(source, rule.Arn),
        name: present(source, rule.Name),
      })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ rule, arn, name }, get, gaps) => ({
      ...bareRule(context, bus, arn, name, gaps),
      data: { ...rule, ...(await targetsOf(context, client, rule, bus, get)) },
    }));
}

/** The bus that a rule's id names. Names of rules have no slash, those of partners' buses do. */
export const busIn = (id: string): string => (id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : 'default');

const bareRule = (context: CollectContext, bus: string, arn: string, name: string, gaps: Gap[]): Omit<RuleResource, 'data'> => ({
  type: 'AWS::Events::Rule',
  arn,
  // Names are unique within a bus alone.
  id: bus === 'default' ? name : `${bus}/${name}`,
  name: null,
  region: context.region,
  tags: {},
  gaps,
});

async function targetsOf(
  context: CollectContext,
  client: EventBridgeClient,
  rule: Rule,
  EventBusName: string,
  get: GetForResource,
): Promise<Pick<RuleResource['data'], 'targets'>> {
  const source = { operation: 'eventbridge:ListTargetsByRule', region: context.region } as const;
  const pages = await getPages(
    get,
    source.operation,
    source.region,
    async (NextToken) => {
      const answer = await client.send(new ListTargetsByRuleCommand({ Rule: rule.Name, EventBusName, Limit: 100, NextToken }));
      return { targets: listIn(source, answer.Targets).map(kept), next: answer.NextToken };
    },
    ({ next }) => next,
  );
  return pages ? { targets: pages.flatMap(({ targets }) => targets) } : {};
}

const kept = ({ Id, Arn, RoleArn, DeadLetterConfig }: Target): EventTarget => ({
  Id,
  Arn,
  ...(RoleArn && { RoleArn }),
  ...(DeadLetterConfig && { DeadLetterConfig }),
});
