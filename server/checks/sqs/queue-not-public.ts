import { defineCheck } from '../define-check';
import { judgePublicPolicy } from '../shared/public-policy';

export const check = defineCheck({
  id: 'sqs/queue-not-public',
  title: 'SQS queues are not open to everybody',
  severity: 'critical',
  resourceType: 'AWS::SQS::Queue',
  needs: ['sqs:ListQueues', 'sqs:GetQueueAttributes'],
  why: 'Anyone can read and delete the messages before your workers do, or feed the workers messages of their own.',
  remedy: {
    text: 'Name the accounts or services that may use the queue, or bind the statement by aws:SourceAccount, aws:SourceArn or aws:PrincipalOrgID.',
    console: 'SQS → Queues → the queue → Queue policies → Edit.',
    cli: 'aws sqs set-queue-attributes --queue-url <queue-url> --attributes file://<attributes-with-Policy.json>',
    terraform:
      'resource "aws_sqs_queue_policy" "this" {\n  queue_url = aws_sqs_queue.this.id\n  policy    = data.aws_iam_policy_document.queue.json\n}',
    cloudformation: 'Type: AWS::SQS::QueuePolicy\nProperties:\n  Queues: [<queue-url>]\n  PolicyDocument: <policy>',
  },
  aliases: { prowler: ['sqs_queues_not_publicly_accessible'], securityHub: ['SQS.3'] },
  requirements: { 'cis-7.0': ['2.21'] },
  evaluate: ({ data }, _, context) => judgePublicPolicy(data.attributes && (data.attributes.Policy ?? null), 'queue', context),
});
