import type { Draft } from '../draft';
import { addQueue, addSubscription, addTopic } from '../parts/messaging';
import { inMixRegion, type Mix, ownersIn, type Shape } from './mixes';
import { numbers } from './numbers';

/** A region's share of the queues, and of the topics with what listens to them. */
export function addMixMessaging(draft: Draft, region: string, mix: Mix, shape: Shape): void {
  const created = draft.clock.ago(300);
  const queues = numbers(inMixRegion(mix.queues, region, shape.regions, shape.main)).map((n) =>
    addQueue(draft, { region, name: `queue-${n}`, created }),
  );
  ownersIn(mix, 'topics', 'subscriptions', region, shape).forEach((subscriptions, n) => {
    const topic = addTopic(draft, { region, name: `topic-${n}` });
    subscriptions.forEach((number, at) => {
      addSubscription(draft, { topic, protocol: 'sqs', endpoint: queues[at] ?? draft.arn('sqs', region, `listener-${number}`) });
    });
  });
}
