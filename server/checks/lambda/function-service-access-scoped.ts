import type { OutsideGrant } from '@/server/aws/policy/outside-grants';
import { servicePrincipalGrants } from '@/server/aws/policy/questions';
import type { Owner, Policy } from '@/server/aws/policy/types';
import { defineCheck } from '../define-check';
import { functionPolicyNeeds, judgeFunctionPolicy } from '../shared/lambda-policy';
import { some } from '../shared/security-groups';

/** Alexa has no source ARN; the id of the skill stands in the event source token. */
const isTokenBound = ({ conditions }: OutsideGrant) =>
  conditions.some((condition) => condition.toLowerCase().includes('lambda:eventsourcetoken'));

export const check = defineCheck({
  id: 'lambda/function-service-access-scoped',
  title: 'Lambda functions let AWS services in for named sources only',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: functionPolicyNeeds,
  why: 'A service acts for all its customers: without a source in the statement, anybody can have it call the function, say by a bucket of their own.',
  remedy: {
    text: 'Put the statement in again with the ARN of the source, and with its account where the ARN has none, as for S3.',
    cli: 'aws lambda remove-permission --function-name <function> --statement-id <statement-id> && aws lambda add-permission --function-name <function> --statement-id <statement-id> --action lambda:InvokeFunction --principal <service>.amazonaws.com --source-arn <source-arn> --source-account <account-id>',
    terraform:
      'resource "aws_lambda_permission" "this" {\n  function_name  = "<function>"\n  action         = "lambda:InvokeFunction"\n  principal      = "<service>.amazonaws.com"\n  source_account = "<account-id>"\n  source_arn     = "<source-arn>"\n}',
    cloudformation:
      'Type: AWS::Lambda::Permission\nProperties:\n  FunctionName: <function>\n  Action: lambda:InvokeFunction\n  Principal: <service>.amazonaws.com\n  SourceAccount: <account-id>\n  SourceArn: <source-arn>',
  },
  aliases: {},
  evaluate: ({ data }, _, { account, partition }) =>
    judgeFunctionPolicy(
      data,
      { account, partition },
      {
        ask: (policy: Policy | null, owner: Owner) => servicePrincipalGrants(policy, owner).filter((grant) => !isTokenBound(grant)),
        found: (grants) =>
          `Services are let in whoever they act for: ${some([...new Set(grants.flatMap(({ principals }) => principals))])}`,
        none: 'The policy lets no service in without naming its source',
      },
    ),
});
