import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';
import { policyText, type Statement } from './policy-document';

export interface TopicOptions {
  region: string;
  name: string;
  /** Left out: none. */
  kmsKeyArn?: string;
  /** Statements beside the one that lets the account's own principals in. */
  statements?: readonly Statement[];
  refuses?: readonly string[];
  tags?: Tags;
}

/** What SNS writes into the policy of a new topic. */
const ownAccount = (account: string): Statement => ({
  Sid: '__default_statement_ID',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['SNS:GetTopicAttributes', 'SNS:SetTopicAttributes', 'SNS:Subscribe', 'SNS:Publish'],
  Condition: { StringEquals: { 'AWS:SourceOwner': account } },
});

/** Adds an SNS topic; gives its ARN. */
export function addTopic(draft: Draft, { region, name, kmsKeyArn, statements = [], refuses, tags = {} }: TopicOptions): string {
  const arn = draft.arn('sns', region, name);
  draft.add({
    type: 'AWS::SNS::Topic',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      TopicArn: arn,
      attributes: {
        TopicArn: arn,
        Owner: draft.account,
        DisplayName: '',
        Policy: policyText(...[ownAccount(draft.account), ...statements].map((statement) => ({ ...statement, Resource: arn }))),
        ...(kmsKeyArn && { KmsMasterKeyId: kmsKeyArn }),
      },
    },
  });
  return arn;
}

export interface QueueOptions {
  region: string;
  name: string;
  created: Date;
  /** Left out: SQS's own keys, as for every new queue. null: none, as for old ones. */
  kmsKeyArn?: string | null;
  /** Left out: no policy. */
  statements?: readonly Statement[];
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds an SQS queue; gives its ARN. */
export function addQueue(draft: Draft, { region, name, created, kmsKeyArn, statements, refuses, tags = {} }: QueueOptions): string {
  const arn = draft.arn('sqs', region, name);
  draft.add({
    type: 'AWS::SQS::Queue',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      QueueUrl: `https://sqs.${region}.amazonaws.com/${draft.account}/${name}`,
      attributes: {
        QueueArn: arn,
        CreatedTimestamp: String(Math.floor(created.getTime() / 1000)),
        VisibilityTimeout: '30',
        MessageRetentionPeriod: '345600',
        SqsManagedSseEnabled: String(kmsKeyArn === undefined),
        ...(kmsKeyArn && { KmsMasterKeyId: kmsKeyArn }),
        ...(statements && { Policy: policyText(...statements.map((statement) => ({ ...statement, Resource: arn }))) }),
      },
    },
  });
  return arn;
}

/** Adds an event bus. Every region of every account has one named `default`. */
export function addEventBus(
  draft: Draft,
  region: string,
  name: string,
  {
    statements,
    created,
    refuses,
    tags = {},
  }: { statements?: readonly Statement[]; created?: Date; refuses?: readonly string[]; tags?: Tags } = {},
): void {
  const arn = draft.arn('events', region, `event-bus/${name}`);
  draft.add({
    type: 'AWS::Events::EventBus',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      Name: name,
      Arn: arn,
      ...(created && { CreationTime: created, LastModifiedTime: created }),
      ...(statements && { Policy: policyText(...statements.map((statement) => ({ ...statement, Resource: arn }))) }),
    },
  });
}

/** Adds a confirmed subscription of something with an ARN to a topic of the account. */
export function addSubscription(draft: Draft, { topic, protocol, endpoint }: { topic: string; protocol: string; endpoint: string }): void {
  const id = uuid(`${topic}/${endpoint}`);
  const [, , , region = '', , name = ''] = topic.split(':');
  draft.add({
    type: 'AWS::SNS::Subscription',
    id: `${name}:${id}`,
    arn: `${topic}:${id}`,
    region,
    tags: {},
    data: { TopicArn: topic, Protocol: protocol, Endpoint: endpoint, Owner: draft.account },
  });
}

/** What a rule goes by: names are unique within a bus alone. */
export const ruleId = (bus: string, name: string): string => (bus === 'default' ? name : `${bus}/${name}`);

export interface RuleOptions {
  region: string;
  name: string;
  /** Left out: the default one. */
  bus?: string;
  /** A schedule, or a pattern of events. */
  on: { ScheduleExpression: string } | { EventPattern: string };
  /** ARNs of what it calls. */
  targets: readonly string[];
  disabled?: boolean;
}

/** Adds a rule to an event bus. */
export function addRule(draft: Draft, { region, name, bus = 'default', on, targets, disabled = false }: RuleOptions): void {
  const arn = draft.arn('events', region, `rule/${ruleId(bus, name)}`);
  draft.add({
    type: 'AWS::Events::Rule',
    id: ruleId(bus, name),
    arn,
    region,
    tags: {},
    data: {
      Name: name,
      Arn: arn,
      EventBusName: bus,
      State: disabled ? 'DISABLED' : 'ENABLED',
      ...on,
      targets: targets.map((Arn, at) => ({ Id: `target-${at + 1}`, Arn })),
    },
  });
}
