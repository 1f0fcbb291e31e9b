import type { EventBus } from '@aws-sdk/client-eventbridge';

export interface EventBridgeResources {
  /** `Policy` is JSON text; the listing leaves it out where there is none. */
  'AWS::Events::EventBus': EventBus;
}
