import { defineCheck, fail, pass } from '../define-check';
import { stackNeeds, withRootStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-notifications',
  title: 'Somebody is told what happens to CloudFormation stacks',
  severity: 'low',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Changes to a stack that nobody planned, and updates that failed halfway, go unnoticed.',
  remedy: {
    text: 'Give the stack an SNS topic that somebody reads. It is an option of the update, not of the template.',
    console: 'CloudFormation → Stacks → the stack → Update → Configure stack options → Notification options.',
    cli: 'aws cloudformation update-stack --stack-name <stack> --use-previous-template --parameters ParameterKey=<parameter>,UsePreviousValue=true --notification-arns <topic-arn> --capabilities CAPABILITY_NAMED_IAM',
    terraform: 'resource "aws_cloudformation_stack" "this" {\n  notification_arns = ["<topic-arn>"]\n}',
  },
  aliases: { securityHub: ['CloudFormation.1'] },
  requirements: { fsbp: ['CloudFormation.1'] },
  evaluate: ({ data }) =>
    withRootStack(data, ({ NotificationARNs }) => {
      const topics = (NotificationARNs ?? []).filter((arn) => arn !== '');
      return topics.length > 0
        ? pass('The events of the stack go to a topic', { topics })
        : fail('The events of the stack go to no topic', { topics });
    }),
});
