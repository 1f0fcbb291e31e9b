import { z } from 'zod';
import { findingFilterSchema } from '@/server/findings/schema';
import { eventNames } from './constants';

const name = z.string().trim().min(1).max(80);
const address = z.url().max(2_000);
const emails = z.array(z.email().max(254).toLowerCase()).min(1).max(20);

/** A channel of one kind, with where it leads. */
export const newChannelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), name, url: address.meta({ description: 'https://; never shown again' }) }),
  z.strictObject({ kind: z.literal('slack'), name, url: address.meta({ description: 'Incoming webhook of Slack; never shown again' }) }),
  z.strictObject({
    kind: z.literal('jira'),
    name,
    site: address.meta({ description: 'https://<site>.atlassian.net' }),
    email: z.email().max(254).meta({ description: 'Of the account that the token belongs to' }),
    apiToken: z.string().min(8).max(500).meta({ description: 'Never shown again' }),
    projectKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,9}$/, 'must be the key of a project, such as OPS'),
    issueType: z.string().trim().min(1).max(60).default('Task'),
  }),
  z.strictObject({
    kind: z.literal('sns'),
    name,
    topicArn: z
      .string()
      .regex(/^arn:aws[\w-]*:sns:[a-z]{2}[\w-]*-\d:\d{12}:[\w-]{1,256}$/, 'must be the ARN of a topic (FIFO topics are not supported)'),
    accessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/, 'must be the id of an access key'),
    secretAccessKey: z
      .string()
      .min(16)
      .max(200)
      .meta({ description: 'Needs sns:Publish on the topic and nothing else; never shown again' }),
  }),
  z.strictObject({ kind: z.literal('email'), name, recipients: emails.meta({ description: 'Members of the organization' }) }),
]);

export const updateChannelSchema = z.strictObject({ name: name.optional(), enabled: z.boolean().optional() });

const { status: _status, since: _since, ...filters } = findingFilterSchema.shape;

/** What a rule listens to: events, and any filter of the findings list (`filterReach` tells what each of them narrows). */
export const ruleFilterSchema = z.strictObject({
  events: z.array(z.enum(eventNames)).min(1).max(eventNames.length),
  ...filters,
});

/** Rules that were kept before they took every filter of the list. */
const earlierNames = { severities: 'severity', awsAccountIds: 'account', services: 'service', checkIds: 'checkId' } as const;

/** A rule's filter as it is stored, under today's names. Lists without an entry narrow nothing and are left out. */
export function storedRuleFilter(stored: unknown): RuleFilter {
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(stored))
    .map(([key, value]) => [key in earlierNames ? earlierNames[key as keyof typeof earlierNames] : key, value])
    .filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return ruleFilterSchema.parse(Object.fromEntries(entries));
}

const ruleFields = {
  name,
  channelId: z.uuid(),
  filter: ruleFilterSchema,
  mode: z.enum(['at-once', 'daily']).meta({ description: 'daily: one message at 08:00 UTC' }),
};

export const newRuleSchema = z.strictObject({ ...ruleFields, mode: ruleFields.mode.default('at-once') });
export const updateRuleSchema = z.strictObject({
  name: name.optional(),
  channelId: ruleFields.channelId.optional(),
  enabled: z.boolean().optional(),
  filter: ruleFilterSchema.optional(),
  mode: ruleFields.mode.optional(),
  revision: z.int().min(1).max(2_147_483_647).optional().meta({
    description: 'The one that was read: refused when somebody has changed it since',
  }),
});
export const previewSchema = z.strictObject({ filter: ruleFilterSchema });

export type NewChannel = z.output<typeof newChannelSchema>;
export type ChannelChange = z.output<typeof updateChannelSchema>;
export type RuleFilter = z.output<typeof ruleFilterSchema>;
export type NewRule = z.output<typeof newRuleSchema>;
export type RuleChange = z.output<typeof updateRuleSchema>;
