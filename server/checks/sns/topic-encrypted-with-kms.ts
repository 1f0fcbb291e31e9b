import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'sns/topic-encrypted-with-kms',
  title: 'SNS topics encrypt their messages with a KMS key',
  severity: 'high',
  resourceType: 'AWS::SNS::Topic',
  needs: ['sns:ListTopics', 'sns:GetTopicAttributes'],
  why: 'Without a key, messages lie on SNS’s disks under no key of yours: nobody can see who decrypts them, or take the key away.',
  remedy: {
    text: 'Set a KMS key on the topic. Choose one of your own when other services publish to it: they need its key policy to let them.',
    console: 'SNS → Topics → the topic → Edit → Encryption.',
    cli: 'aws sns set-topic-attributes --topic-arn <topic-arn> --attribute-name KmsMasterKeyId --attribute-value <key-arn>',
    terraform: 'resource "aws_sns_topic" "this" {\n  kms_master_key_id = <key-arn>\n}',
    cloudformation: 'Type: AWS::SNS::Topic\nProperties:\n  KmsMasterKeyId: <key-arn>',
  },
  aliases: { prowler: ['sns_topics_kms_encryption_at_rest_enabled'], securityHub: ['SNS.1'] },
  requirements: { fsbp: ['SNS.1'] },
  evaluate: ({ data: { attributes } }) => {
    if (!attributes) return unknown('Not known: the attributes of the topic were not read');
    const key = attributes.KmsMasterKeyId;
    return key ? pass('Messages are encrypted with a KMS key', { key }) : fail('No KMS key is set on the topic', { key: null });
  },
});
