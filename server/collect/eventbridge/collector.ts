import type { Collector } from '../types';

/** The listing of event buses holds their policies: nothing has to be asked of each one but its tags. */
export const eventBridgeCollector: Collector = {
  service: 'eventbridge',
  scope: 'regional',
  types: ['AWS::Events::EventBus'],
  operations: [
    {
      operation: 'eventbridge:ListEventBuses',
      level: 'list',
      types: ['AWS::Events::EventBus'],
      actions: ['events:ListEventBuses'],
    },
    {
      operation: 'eventbridge:ListTagsForResource',
      level: 'resource',
      types: ['AWS::Events::EventBus'],
      actions: ['events:ListTagsForResource'],
    },
  ],
  async *collect(context) {
    const { collectEventBridge } = await import('./collect-eventbridge');
    yield* collectEventBridge(context);
  },
};
