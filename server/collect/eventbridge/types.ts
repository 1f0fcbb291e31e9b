import type { EventBus, Rule, Target } from '@aws-sdk/client-eventbridge';

/** What a rule calls. What it sends along is left out: inputs and headers may hold secrets. */
export type EventTarget = Pick<Target, 'Id' | 'Arn' | 'RoleArn' | 'DeadLetterConfig'>;

export interface EventBridgeResources {
  /** `Policy` is JSON text; the listing leaves it out where there is none. */
  'AWS::Events::EventBus': EventBus;
  /** `targets` is absent when they were not given. */
  'AWS::Events::Rule': Omit<Rule, 'Description'> & { targets?: readonly EventTarget[] };
}
