import { defineCheck, fail, pass } from '../define-check';
import { stackNeeds, withRootStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-service-role',
  title: 'CloudFormation stacks are changed with a role of their own',
  severity: 'low',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Without a role the stack acts with the rights of whoever updates it, so everybody who deploys needs all of them.',
  remedy: {
    text: 'Make a role for CloudFormation with just the rights that the stack needs, and let people pass it. A stack keeps its role for all later changes.',
    console: 'CloudFormation → Stacks → the stack → Update → Configure stack options → Permissions.',
    cli: 'aws cloudformation update-stack --stack-name <stack> --use-previous-template --parameters ParameterKey=<parameter>,UsePreviousValue=true --role-arn <role-arn> --capabilities CAPABILITY_NAMED_IAM',
    terraform: 'resource "aws_cloudformation_stack" "this" {\n  iam_role_arn = "<role-arn>"\n}',
  },
  aliases: {},
  evaluate: ({ data }) =>
    withRootStack(data, ({ RoleARN }) =>
      RoleARN
        ? pass('The stack is changed with a role of its own', { role: RoleARN })
        : fail('The stack is changed with the rights of whoever changes it', { role: null }),
    ),
});
