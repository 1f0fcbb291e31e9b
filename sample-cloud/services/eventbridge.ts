import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { ruleId } from '../worlds/parts/messaging';
import { inRegion, listed, pageSize } from './listing';

/** By its name or ARN; the default bus where none is named. */
function busOf(nameOrArn = 'default', { state, region }: OperationContext) {
  const bus = state.find('AWS::Events::EventBus', region, nameOrArn);
  if (!bus) throw new ApiError('ResourceNotFoundException', 400, `Event bus ${nameOrArn} does not exist.`);
  return bus;
}

/** EventBridge: event buses, who may use them, and the rules on them. */
export const eventbridge = defineService({
  name: 'eventbridge',
  signingName: 'events',
  iamPrefix: 'events',
  schemas: () => import('@aws-sdk/client-eventbridge'),
  operations: {
    ListEventBuses({ Limit, NextToken }, context) {
      const found = listed(context, 'AWS::Events::EventBus', NextToken, pageSize(Limit, { most: 100 }, 'ValidationException'));
      return { EventBuses: found.items, NextToken: found.next };
    },
    ListRules({ EventBusName, Limit, NextToken }, context) {
      const bus = busOf(EventBusName, context).id;
      const rules = inRegion(context, 'AWS::Events::Rule');
      const own = rules.slice(0, rules.length).filter(({ data }) => data.EventBusName === bus);
      const found = page(own, NextToken, pageSize(Limit, { most: 100 }, 'ValidationException'));
      return { Rules: found.items.map(({ data: { targets: _, ...rule } }) => rule), NextToken: found.next };
    },
    ListTargetsByRule({ Rule, EventBusName, Limit, NextToken }, context) {
      const bus = busOf(EventBusName, context).id;
      const rule = context.state.find('AWS::Events::Rule', context.region, ruleId(bus, Rule ?? ''));
      if (!rule) throw new ApiError('ResourceNotFoundException', 400, `Rule ${Rule} does not exist on EventBus ${bus}.`);
      const found = page(rule.data.targets ?? [], NextToken, pageSize(Limit, { most: 100 }, 'ValidationException'));
      return { Targets: [...found.items], NextToken: found.next };
    },
    ListTagsForResource({ ResourceARN = '' }, { state, region }) {
      const bus = state.find('AWS::Events::EventBus', region, ResourceARN);
      if (!bus) throw new ApiError('ResourceNotFoundException', 400, `Event bus ${ResourceARN} does not exist.`);
      return { Tags: tagList(bus.tags) };
    },
  },
});
