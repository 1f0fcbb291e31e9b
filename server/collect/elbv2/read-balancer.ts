import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import type { CollectContext, GetForResource } from '../types';
import type { BalancerListener, ListenerRule } from './types';

export async function readAttributes(
  context: CollectContext,
  LoadBalancerArn: string,
  get: GetForResource,
): Promise<Record<string, string> | null | undefined> {
  const operation = 'elbv2:DescribeLoadBalancerAttributes';
  const client = context.client(ElasticLoadBalancingV2Client);
  return get(operation, async () => {
    const { Attributes } = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    return Object.fromEntries(listIn({ operation, region: context.region }, Attributes).map(({ Key = '', Value = '' }) => [Key, Value]));
  });
}

/** Listeners, with the rules of those that speak plain HTTP: who gets round the redirect is seen there alone. */
export async function readListeners(
  context: CollectContext,
  LoadBalancerArn: string,
  hasRules: boolean,
  get: GetForResource,
): Promise<BalancerListener[] | undefined> {
  const operation = 'elbv2:DescribeListeners';
  const source = { operation, region: context.region } as const;
  const client = context.client(ElasticLoadBalancingV2Client);
  const pages = await getPages(
    get,
    operation,
    context.region,
    async (Marker) => {
      const answer = await client.send(new DescribeListenersCommand({ LoadBalancerArn, Marker }));
      return { listeners: listIn(source, answer.Listeners), next: answer.NextMarker };
    },
    (page) => page.next,
  );
  const listeners = pages?.flatMap((page) => page.listeners);
  return listeners && Promise.all(listeners.map((listener) => withRules(context, listener, hasRules, get)));
}

async function withRules(context: CollectContext, listener: Listener, hasRules: boolean, get: GetForResource): Promise<BalancerListener> {
  if (!hasRules || listener.Protocol !== 'HTTP') return listener;
  const operation = 'elbv2:DescribeRules';
  const source = { operation, region: context.region } as const;
  const client = context.client(ElasticLoadBalancingV2Client);
  const pages = await getPages(
    get,
    operation,
    context.region,
    async (Marker) => {
      const answer = await client.send(new DescribeRulesCommand({ ListenerArn: listener.ListenerArn, Marker }));
      const rules = listIn(source, answer.Rules).flatMap((rule): ListenerRule[] =>
        // The default rule is the listener's own default action once more.
        rule.IsDefault ? [] : [{ RuleArn: present(source, rule.RuleArn), Actions: rule.Actions ?? [], Conditions: rule.Conditions ?? [] }],
      );
      return { rules, next: answer.NextMarker };
    },
    (page) => page.next,
  );
  return pages ? { ...listener, rules: pages.flatMap((page) => page.rules) } : listener;
}
