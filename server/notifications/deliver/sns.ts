import { toAwsError } from '@/server/aws/classify';
import { createSession } from '@/server/aws/session';
import { env } from '@/server/env';
import type { ChannelSecret } from '../channel-secret';
import { headlineOf, linesOf, type Message, restOf } from '../message';
import type { Outcome } from './outcome';

/** SNS takes 256 kB a message. The changes are few; this is for names that are very long. */
const messageBytes = 250_000;
/** SNS takes 100 characters of ASCII without line breaks. */
const subjectAtMost = 100;

/**
 * Publishes a message to a topic: words for people by e-mail and SMS, JSON for everything else that subscribes. The message's id goes
 * along as an attribute, by which a subscriber may recognise a repeat.
 */
export async function publish(
  { topicArn, accessKeyId, secretAccessKey }: Extract<ChannelSecret, { kind: 'sns' }>,
  id: string,
  createdAt: Date,
  message: Message,
): Promise<Outcome> {
  const [, partition = 'aws', , region = '', account = ''] = topicArn.split(':');
  const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const session = createSession({
    account,
    partition,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    maxAttempts: 1,
    timeoutMs: env().DELIVERY_TIMEOUT_MS,
  });
  const rest = restOf(message);
  const words = [
    headlineOf(message),
    ...linesOf(message).map(({ text, url }) => (message.report ? text : `${text}\n${url}`)),
    ...(rest ? [rest] : []),
    message.url,
  ].join('\n\n');
  const json = JSON.stringify({ ...message, id, timestamp: createdAt.toISOString() });
  if (Buffer.byteLength(json) + Buffer.byteLength(words) > messageBytes)
    return { ok: false, status: null, error: 'The message is larger than SNS takes: narrow the rule.', isGone: true };
  try {
    await session.client(SNSClient, region).send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: `CloudLens: ${headlineOf(message)}`.replace(/[^\x20-\x7e]/g, '?').slice(0, subjectAtMost),
        MessageStructure: 'json',
        Message: JSON.stringify({ default: json, email: words, sms: headlineOf(message) }),
        MessageAttributes: { 'cloudlens-id': { DataType: 'String', StringValue: id } },
      }),
    );
    return { ok: true, status: 200, error: null };
  } catch (error) {
    const { kind, code } = toAwsError(error, 'sns:Publish', region);
    return { ok: false, status: null, error: `AWS did not take it: ${advice[kind] ?? kind}${code ? ` (${code})` : ''}.` };
  }
}

const advice: Record<string, string> = {
  denied: 'the access key lacks sns:Publish on the topic, or is not valid any more',
  gone: 'there is no such topic',
  'region-disabled': 'it does not know the access key, or the region is not enabled',
  unreachable: 'it did not answer in time',
  throttled: 'it asks to come again later',
};
