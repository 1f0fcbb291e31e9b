import { ApiError, defineService } from '../define-service';
import { tagList } from '../worlds/draft';
import { listed, pageSize } from './listing';

/** EventBridge: event buses and who may use them. */
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
    ListTagsForResource({ ResourceARN = '' }, { state, region }) {
      const bus = state.find('AWS::Events::EventBus', region, ResourceARN);
      if (!bus) throw new ApiError('ResourceNotFoundException', 400, `Event bus ${ResourceARN} does not exist.`);
      return { Tags: tagList(bus.tags) };
    },
  },
});
