import type { Draft, Tags } from '../draft';
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
