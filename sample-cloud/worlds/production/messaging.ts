import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { keyArn } from '../parts/kms-key';
import { addEventBus, addQueue, addRule, addSubscription, addTopic } from '../parts/messaging';
import { can, type Statement } from '../parts/policy-document';
import { americas, enabledRegions, main, recovery, tagsOf } from './places';

/** What the services of the shop tell each other by. */
export function addMessaging(draft: Draft): void {
  const { clock } = draft;
  const key = keyArn(draft, main, 'lumen-customers');
  const everybody = (action: string): Statement => ({ ...can(action), Sid: 'Everybody', Principal: '*' });
  const bySource = (service: string, action: string): Statement => ({
    ...can(action),
    Principal: { Service: `${service}.amazonaws.com` },
    Condition: { StringEquals: { 'aws:SourceAccount': draft.account } },
  });

  const orders = addTopic(draft, { region: main, name: 'order-events', kmsKeyArn: key, tags: tagsOf('orders') });
  addTopic(draft, { region: main, name: 'platform-alarms', statements: [bySource('cloudwatch', 'SNS:Publish')], tags: tagsOf('platform') });
  addTopic(draft, {
    region: main,
    name: 'stock-levels',
    kmsKeyArn: clock.turn<string | undefined>(undefined, [30, key]),
    // The warehouse was to listen; everybody may.
    statements: clock.turn([everybody('SNS:Subscribe')], [41, []], [12, [everybody('SNS:Subscribe')]]),
    tags: tagsOf('fulfilment'),
  });
  addTopic(draft, { region: americas, name: 'newsletter-bounces', statements: [everybody('SNS:Publish')] });
  addTopic(draft, { region: main, name: 'fraud-signals', kmsKeyArn: key, refuses: ['GetTopicAttributes'], tags: tagsOf('payments') });

  const queue = (name: string, age: number, options: Partial<Parameters<typeof addQueue>[1]> = {}) =>
    addQueue(draft, { region: main, name, created: clock.ago(age), tags: tagsOf('orders'), ...options });
  queue('orders-to-ship', 780, { kmsKeyArn: key });
  queue('receipts-failed', 410);
  queue('quarantine-failed', 260, { tags: tagsOf('security') });
  queue('image-jobs', 1320, { kmsKeyArn: null, statements: [bySource('s3', 'sqs:SendMessage')], tags: tagsOf('catalog') });
  queue('supplier-updates', 1510, { kmsKeyArn: null, statements: [everybody('sqs:*')], tags: {} });
  queue('warehouse-inbox', 640, {
    statements: [{ ...can('sqs:SendMessage'), Principal: { AWS: `arn:aws:iam::${accounts.logisticsPartner}:root` } }],
  });
  queue('fraud-review', 366, { refuses: ['GetQueueAttributes'], tags: tagsOf('payments') });
  queue('orders-standby', 300, { region: recovery });

  for (const region of enabledRegions) addEventBus(draft, region, 'default');
  addEventBus(draft, main, 'orders', {
    created: clock.ago(520),
    statements: [{ ...can('events:PutEvents'), Sid: 'Warehouse', Principal: { AWS: `arn:aws:iam::${accounts.logisticsPartner}:root` } }],
    tags: tagsOf('orders'),
  });
  addEventBus(draft, main, 'partner-feeds', {
    created: clock.ago(890),
    statements: clock.turn([everybody('events:PutEvents')], [37, []], [16, [everybody('events:PutEvents')]]),
    tags: tagsOf('catalog'),
  });

  const fn = (name: string) => draft.arn('lambda', main, `function:${name}`);
  const shipping = draft.arn('sqs', main, 'orders-to-ship');
  addSubscription(draft, { topic: orders, protocol: 'sqs', endpoint: shipping });
  addSubscription(draft, { topic: orders, protocol: 'lambda', endpoint: fn('checkout-send-receipt') });
  const rule = (
    name: string,
    on: Parameters<typeof addRule>[1]['on'],
    targets: string[],
    more: { bus?: string; disabled?: boolean } = {},
  ) => addRule(draft, { region: main, name, on, targets, ...more });
  rule('guardduty-high', { EventPattern: JSON.stringify({ source: ['aws.guardduty'], detail: { severity: [{ numeric: ['>=', 7] }] } }) }, [
    fn('security-quarantine-instance'),
  ]);
  rule('nightly-reconcile', { ScheduleExpression: 'cron(15 2 * * ? *)' }, [fn('payments-reconcile')]);
  rule('rotate-logs', { ScheduleExpression: 'rate(1 day)' }, [fn('platform-rotate-logs')], { disabled: true });
  rule('ship', { EventPattern: JSON.stringify({ 'detail-type': ['OrderPaid'] }) }, [shipping], { bus: 'orders' });
}
