import { publicGrants } from '@/server/aws/policy/questions';
import { defineCheck } from '../define-check';
import { functionPolicyNeeds, judgeFunctionPolicy } from '../shared/lambda-policy';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'lambda/function-not-public',
  title: 'Lambda functions cannot be called by everybody',
  severity: 'critical',
  resourceType: 'AWS::Lambda::Function',
  needs: functionPolicyNeeds,
  why: 'Anyone with an AWS account, or without one, runs the code with the rights of its role and at your expense.',
  remedy: {
    text: 'Take the statement with the open principal away, and name the accounts, roles or services that may call the function. Services need a source ARN or source account as well.',
    console: 'Lambda → Functions → the function → Configuration → Permissions → Resource-based policy statements.',
    cli: 'aws lambda remove-permission --function-name <function> --statement-id <statement-id>',
    terraform:
      'resource "aws_lambda_permission" "this" {\n  function_name  = "<function>"\n  action         = "lambda:InvokeFunction"\n  principal      = "<service>.amazonaws.com"\n  source_account = "<account-id>"\n  source_arn     = "<source-arn>"\n}',
    cloudformation:
      'Type: AWS::Lambda::Permission\nProperties:\n  FunctionName: <function>\n  Action: lambda:InvokeFunction\n  Principal: <service>.amazonaws.com\n  SourceAccount: <account-id>\n  SourceArn: <source-arn>',
  },
  aliases: { prowler: ['awslambda_function_not_publicly_accessible'], securityHub: ['Lambda.1'] },
  requirements: { 'cis-7.0': ['2.21'], fsbp: ['Lambda.1'] },
  evaluate: ({ data }, _, { account, partition }) =>
    judgeFunctionPolicy(
      data,
      { account, partition },
      {
        ask: publicGrants,
        found: (grants) => `Everybody is let in by statement ${some(grants.map(({ statement }) => statement))}`,
        none: 'The policy does not let everybody in',
      },
    ),
});
