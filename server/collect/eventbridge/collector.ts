import { allowedBy, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const bus = 'AWS::Events::EventBus';
const rule = 'AWS::Events::Rule';

/** The listing of event buses holds their policies. One call for the tags and one for the rules of each bus, and one for each rule. */
export const eventBridgeCollector: Collector = {
  service: 'eventbridge',
  scope: 'regional',
  types: [bus, rule],
  operations: [
    allowedBy('events', listing('eventbridge:ListEventBuses', bus, rule)),
    allowedBy('events', enrichment('eventbridge:ListTagsForResource', bus)),
    allowedBy('events', listing('eventbridge:ListRules', rule)),
    allowedBy('events', enrichment('eventbridge:ListTargetsByRule', rule)),
  ],
  async *collect(context) {
    const { collectEventBridge } = await import('./collect-eventbridge');
    yield* collectEventBridge(context);
  },
};
