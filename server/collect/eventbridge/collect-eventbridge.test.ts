import { ListEventBusesCommand, ListRulesCommand, ListTagsForResourceCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { eventBridgeCollector } from './collector';

const arn = (name: string) => `arn:aws:events:eu-west-1:123456789012:event-bus/${name}`;
const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const rule = (bus = 'default', Name = '') => ({
  Name,
  Arn: `arn:aws:events:eu-west-1:123456789012:rule/${bus === 'default' ? '' : `${bus}/`}${Name}`,
  EventBusName: bus,
  State: 'ENABLED' as const,
});
const region = () =>
  fakeAws()
    .on(ListEventBusesCommand, ({ NextToken }) => {
      const Name = NextToken ? 'orders' : 'default';
      return { EventBuses: [{ Name, Arn: arn(Name), ...(NextToken && { Policy: '{}' }) }], NextToken: NextToken ? undefined : 'more' };
    })
    .on(ListTagsForResourceCommand, () => ({ Tags: [] }))
    .on(ListRulesCommand, ({ EventBusName, NextToken }) => ({
      Rules: [rule(EventBusName, NextToken ? 'ship' : 'count')],
      NextToken: EventBusName === 'orders' && !NextToken ? 'more' : undefined,
    }))
    .on(ListTargetsByRuleCommand, ({ NextToken }) => ({
      Targets: [{ Id: NextToken ? 'second' : 'first', Arn: queue, Input: '{"password":"made-up"}' }],
      NextToken: NextToken ? undefined : 'more',
    }));

describe('collecting EventBridge', () => {
  it('takes policies from the listing, page by page', async () => {
    const buses = (await collectFrom(region(), eventBridgeCollector)).of('AWS::Events::EventBus');
    expect(buses.map(({ id, data }) => [id, data.Policy])).toEqual([
      ['default', undefined],
      ['orders', '{}'],
    ]);
  });

  it('keeps a bus whose tags were refused', async () => {
    const fake = region().on(ListTagsForResourceCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const { of, status } = await collectFrom(fake, eventBridgeCollector);
    expect(of('AWS::Events::EventBus').map(({ gaps }) => gaps.length)).toEqual([1, 1]);
    expect(status('eventbridge:ListEventBuses')).toBe('complete');
  });

  it('reads the rules of each bus with their targets, page by page, and nothing of what they send', async () => {
    const { of, status } = await collectFrom(region(), eventBridgeCollector);
    const rules = of('AWS::Events::Rule');
    expect(rules.map(({ id }) => id)).toEqual(['count', 'orders/count', 'orders/ship']);
    for (const { data } of rules)
      expect(data.targets).toEqual([
        { Id: 'first', Arn: queue },
        { Id: 'second', Arn: queue },
      ]);
    expect(JSON.stringify(rules)).not.toContain('made-up');
    expect(status('eventbridge:ListRules')).toBe('complete');
  });

  it('keeps a rule whose targets were refused, without any', async () => {
    const fake = region().on(ListTargetsByRuleCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const [first] = (await collectFrom(fake, eventBridgeCollector)).of('AWS::Events::Rule');
    expect(first?.data).not.toHaveProperty('targets');
    expect(first?.gaps).toMatchObject([{ operation: 'eventbridge:ListTargetsByRule', kind: 'denied' }]);
  });

  it('does not claim to have seen all rules where those of one bus were refused', async () => {
    const fake = region().on(ListRulesCommand, ({ EventBusName }) => {
      if (EventBusName === 'orders') throw awsError('AccessDeniedException');
      return { Rules: [rule('default', 'count')] };
    });
    const { of, status } = await collectFrom(fake, eventBridgeCollector);
    expect(of('AWS::Events::Rule').map(({ id }) => id)).toEqual(['count']);
    expect(status('eventbridge:ListRules')).not.toBe('complete');
  });
});
