import { CreateEventBusCommand, EventBridgeClient, PutPermissionCommand } from '@aws-sdk/client-eventbridge';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Expectation, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const policy = (Action: string, Resource: string, Principal: unknown): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'who', Effect: 'Allow', Principal, Action, Resource }] });
const partner = { AWS: 'arn:aws:iam::999988887777:root' };

/** Topics, queues and event buses that are open and plain, and their twins. */
export async function arrangeMessaging(connect: Connect): Promise<Expectation[]> {
  const sns = connect(SNSClient);
  const topic = (Name: string, Principal: unknown, KmsMasterKeyId?: string) =>
    sns.send(
      new CreateTopicCommand({
        Name,
        Attributes: {
          Policy: policy('sns:Publish', `arn:aws:sns:us-east-1:${account}:${Name}`, Principal),
          ...(KmsMasterKeyId && { KmsMasterKeyId }),
        },
      }),
    );
  await topic('open-topic', '*');
  await topic('partner-topic', partner, 'alias/aws/sns');
  await sns.send(new CreateTopicCommand({ Name: 'new-topic' }));

  const sqs = connect(SQSClient);
  const queue = (QueueName: string, Principal: unknown, attributes: Record<string, string>) =>
    sqs.send(
      new CreateQueueCommand({
        QueueName,
        Attributes: { Policy: policy('sqs:SendMessage', `arn:aws:sqs:us-east-1:${account}:${QueueName}`, Principal), ...attributes },
      }),
    );
  await queue('open-queue', '*', { SqsManagedSseEnabled: 'false' });
  await queue('partner-queue', partner, { SqsManagedSseEnabled: 'true' });
  await queue('keyed-queue', partner, { KmsMasterKeyId: 'alias/aws/sqs' });

  const events = connect(EventBridgeClient);
  const bus = async (Name: string, Principal: string) => {
    await events.send(new CreateEventBusCommand({ Name }));
    await events.send(new PutPermissionCommand({ EventBusName: Name, StatementId: 'who', Action: 'events:PutEvents', Principal }));
  };
  await bus('open-bus', '*');
  await bus('partner-bus', '999988887777');

  return [
    ...twins('sns/topic-not-public', 'open-topic', 'partner-topic'),
    ...passes('sns/topic-not-public', 'new-topic'),
    ...twins('sns/topic-encrypted-with-kms', 'open-topic', 'partner-topic'),
    ...twins('sqs/queue-not-public', 'open-queue', 'partner-queue'),
    ...twins('sqs/queue-encrypted', 'open-queue', 'partner-queue'),
    ...passes('sqs/queue-encrypted', 'keyed-queue'),
    ...twins('eventbridge/event-bus-not-public', 'open-bus', 'partner-bus'),
  ];
}
