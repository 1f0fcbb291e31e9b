import { defineCheck } from '../define-check';
import { judgePublicPolicy } from '../shared/public-policy';

export const check = defineCheck({
  id: 'sns/topic-not-public',
  title: 'SNS topics are not open to everybody',
  severity: 'high',
  resourceType: 'AWS::SNS::Topic',
  needs: ['sns:ListTopics', 'sns:GetTopicAttributes'],
  why: 'Anyone with an AWS account can subscribe and read what is published, or publish messages that your systems take for their own.',
  remedy: {
    text: 'Name the accounts or services that may publish and subscribe, or bind the statement by aws:SourceAccount, aws:SourceArn or aws:PrincipalOrgID.',
    console: 'SNS → Topics → the topic → Edit → Access policy.',
    cli: 'aws sns set-topic-attributes --topic-arn <topic-arn> --attribute-name Policy --attribute-value file://<policy.json>',
    terraform:
      'resource "aws_sns_topic_policy" "this" {\n  arn    = aws_sns_topic.this.arn\n  policy = data.aws_iam_policy_document.topic.json\n}',
    cloudformation: 'Type: AWS::SNS::TopicPolicy\nProperties:\n  Topics: [<topic-arn>]\n  PolicyDocument: <policy>',
  },
  aliases: { prowler: ['sns_topics_not_publicly_accessible'], securityHub: ['SNS.4'] },
  requirements: { 'cis-7.0': ['2.21'], fsbp: ['SNS.4'] },
  evaluate: ({ data }, _, context) => judgePublicPolicy(data.attributes && (data.attributes.Policy ?? null), 'topic', context),
});
