import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'sqs/queue-encrypted',
  title: 'SQS queues encrypt their messages',
  severity: 'medium',
  resourceType: 'AWS::SQS::Queue',
  needs: ['sqs:ListQueues', 'sqs:GetQueueAttributes'],
  why: 'Messages wait in the queue in plain form, often with personal data that is encrypted everywhere else.',
  remedy: {
    text: 'Turn server-side encryption on: with SQS’s own keys at no cost, or with a KMS key when you want to say who may decrypt.',
    console: 'SQS → Queues → the queue → Edit → Encryption.',
    cli: 'aws sqs set-queue-attributes --queue-url <queue-url> --attributes SqsManagedSseEnabled=true',
    terraform: 'resource "aws_sqs_queue" "this" {\n  sqs_managed_sse_enabled = true\n}',
    cloudformation: 'Type: AWS::SQS::Queue\nProperties:\n  SqsManagedSseEnabled: true',
  },
  aliases: { prowler: ['sqs_queues_server_side_encryption_enabled'], securityHub: ['SQS.1'] },
  requirements: { fsbp: ['SQS.1'] },
  evaluate: ({ data: { attributes } }) => {
    if (!attributes) return unknown('Not known: the attributes of the queue were not read');
    const { KmsMasterKeyId: key, SqsManagedSseEnabled: managed } = attributes;
    if (key) return pass('Messages are encrypted with a KMS key', { key });
    if (managed?.toLowerCase() === 'true') return pass('Messages are encrypted with SQS’s own keys', { sqsManaged: true });
    if (managed === undefined) return unknown('Not known: AWS did not tell whether SQS encrypts the messages');
    return fail('Messages are not encrypted at rest', { key: null, sqsManaged: false });
  },
});
