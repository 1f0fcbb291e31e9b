import { z } from 'zod';
import { severities } from '@/server/checks/types';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { channelKinds, eventNames } from './constants';
import { newChannelSchema, newRuleSchema, previewSchema, ruleFilterSchema, updateChannelSchema, updateRuleSchema } from './schema';

const channelSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(channelKinds),
    target: z.string().meta({ description: 'A host, or e-mail addresses: never the whole address' }),
    enabled: z.boolean(),
    lastError: z.string().nullable(),
    lastDeliveredAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'NotificationChannel' });

const ruleSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    channelId: z.uuid(),
    filter: ruleFilterSchema,
    mode: z.enum(['at-once', 'daily']),
    enabled: z.boolean(),
    revision: z.int().meta({ description: 'Counts up with each change' }),
    createdAt: instantSchema,
  })
  .meta({ id: 'NotificationRule' });

const deliverySchema = z
  .object({
    id: z.uuid().meta({ description: 'The `webhook-id` of every try' }),
    channelId: z.uuid(),
    channelName: z.string(),
    ruleName: z.string(),
    headline: z.string(),
    changes: z.int(),
    status: z.enum(['waiting', 'delivered', 'dead']),
    attempts: z.int(),
    dueAt: instantSchema.nullable(),
    lastStatus: z.int().nullable().meta({ description: 'HTTP status of the last try' }),
    lastError: z.string().nullable(),
    createdAt: instantSchema,
    endedAt: instantSchema.nullable(),
  })
  .meta({ id: 'NotificationDelivery' });

const previewAnswer = z.object({
  days: z.int(),
  total: z.int(),
  counts: z.partialRecord(z.enum(eventNames), z.int()),
  changes: z.array(
    z.object({
      event: z.enum(eventNames),
      at: instantSchema,
      title: z.string(),
      severity: z.enum(severities).nullable(),
      account: z.object({ id: z.string(), accountId: z.string(), name: z.string() }).nullable(),
      region: z.string().nullable(),
      resource: z.string().nullable(),
      checkId: z.string().nullable(),
      url: z.string(),
    }),
  ),
});

const exampleFilter = {
  events: ['finding-new', 'finding-reopened'],
  severity: ['critical', 'high'],
  region: ['eu-central-1'],
  tag: ['team=payments'],
};

const shared = { tags: ['Notifications'], permission: 'organization:update' } as const;

export const listNotificationChannels = defineOperation({
  ...shared,
  id: 'listNotificationChannels',
  method: 'GET',
  path: '/api/notification-channels',
  summary: 'List where changes are told',
  query: pageQuery,
  response: listOf('channels', channelSchema),
});

export const createNotificationChannel = defineOperation({
  ...shared,
  id: 'createNotificationChannel',
  method: 'POST',
  path: '/api/notification-channels',
  summary: 'Add a webhook, a channel of Slack, or e-mail addresses of members',
  description:
    'Addresses are stored encrypted and never shown again. Messages to webhooks are signed as Standard Webhooks describe; the signing secret is in this answer only.',
  body: newChannelSchema,
  response: z.object({ channel: channelSchema, signingSecret: z.string().nullable() }),
  status: 201,
  errors: ['UNPROCESSABLE', 'CONFLICT'],
  examples: { body: { kind: 'webhook', name: 'Pager', url: 'https://hooks.example.com/cloudlens' } },
  audit: 'notification-channel.create',
});

export const updateNotificationChannel = defineOperation({
  ...shared,
  id: 'updateNotificationChannel',
  method: 'PATCH',
  path: '/api/notification-channels/{id}',
  summary: 'Rename a channel, or switch it off and on',
  params: idParams,
  body: updateChannelSchema,
  response: z.object({ channel: channelSchema }),
  errors: ['NOT_FOUND'],
  examples: { body: { enabled: false } },
  audit: 'notification-channel.update',
});

export const deleteNotificationChannel = defineOperation({
  ...shared,
  id: 'deleteNotificationChannel',
  method: 'DELETE',
  path: '/api/notification-channels/{id}',
  summary: 'Delete a channel with its rules and its log',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'notification-channel.delete',
});

export const testNotificationChannel = defineOperation({
  ...shared,
  id: 'testNotificationChannel',
  method: 'POST',
  path: '/api/notification-channels/{id}/test',
  summary: 'Send a test, and tell what became of it',
  params: idParams,
  response: z.object({ ok: z.boolean(), status: z.int().nullable(), error: z.string().nullable() }),
  errors: ['NOT_FOUND'],
  limit: 'expensive',
  audit: 'notification-channel.test',
});

export const rotateNotificationSecret = defineOperation({
  ...shared,
  id: 'rotateNotificationSecret',
  method: 'POST',
  path: '/api/notification-channels/{id}/rotate',
  summary: 'Give a webhook a new signing secret; the old one signs as well for a day',
  params: idParams,
  response: z.object({ signingSecret: z.string(), previousUntil: instantSchema }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'notification-channel.rotate',
});

export const listNotificationRules = defineOperation({
  ...shared,
  id: 'listNotificationRules',
  method: 'GET',
  path: '/api/notification-rules',
  summary: 'List what is told to which channel',
  query: pageQuery,
  response: listOf('rules', ruleSchema),
});

export const createNotificationRule = defineOperation({
  ...shared,
  id: 'createNotificationRule',
  method: 'POST',
  path: '/api/notification-rules',
  summary: 'Tell a channel of changes from now on',
  description:
    'Beside `events` the filter takes what `GET /api/findings` filters by, without `status`, which the events tell, and `since`. `account` takes our ids of connections, and narrows down all that happens in an account; every other filter narrows down changes of findings alone.',
  body: newRuleSchema,
  response: z.object({ rule: ruleSchema }),
  status: 201,
  errors: ['NOT_FOUND', 'UNPROCESSABLE', 'CONFLICT'],
  examples: { body: { name: 'What is urgent', channelId: '0b9f3c1e-3f4b-4d2a-9c59-2f6f3a0e7d11', filter: exampleFilter } },
  audit: 'notification-rule.create',
});

export const updateNotificationRule = defineOperation({
  ...shared,
  id: 'updateNotificationRule',
  method: 'PATCH',
  path: '/api/notification-rules/{id}',
  summary: 'Change a rule, or switch it off and on',
  description:
    'What it listens to from now on: messages that are under way stay as they are, and go to the channel that they were made for.',
  params: idParams,
  body: updateRuleSchema,
  response: z.object({ rule: ruleSchema }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE', 'CONFLICT'],
  examples: { body: { filter: exampleFilter, mode: 'daily', revision: 1 } },
  audit: 'notification-rule.update',
});

export const deleteNotificationRule = defineOperation({
  ...shared,
  id: 'deleteNotificationRule',
  method: 'DELETE',
  path: '/api/notification-rules/{id}',
  summary: 'Delete a rule',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'notification-rule.delete',
});

export const previewNotificationRule = defineOperation({
  ...shared,
  id: 'previewNotificationRule',
  method: 'POST',
  path: '/api/notification-rules/preview',
  summary: 'See what a rule would have told in the last seven days',
  body: previewSchema,
  response: previewAnswer,
  examples: { body: { filter: exampleFilter } },
  audit: 'notification-rule.preview',
  auditIfChanged: true,
});

export const listNotificationDeliveries = defineOperation({
  ...shared,
  id: 'listNotificationDeliveries',
  method: 'GET',
  path: '/api/notification-deliveries',
  summary: 'List messages with what became of them, newest first',
  query: pageQuery,
  response: listOf('deliveries', deliverySchema),
});

export const retryNotificationDelivery = defineOperation({
  ...shared,
  id: 'retryNotificationDelivery',
  method: 'POST',
  path: '/api/notification-deliveries/{id}/retry',
  summary: 'Send a message again that was given up',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'notification.retry',
});
