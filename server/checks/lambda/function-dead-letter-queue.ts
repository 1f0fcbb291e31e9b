import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-dead-letter-queue',
  title: 'Lambda functions keep the events that they could not handle',
  // Low, not medium: it matters for asynchronous calls only, and an on-failure destination, which does the same, is not read.
  severity: 'low',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'After two more tries Lambda drops an asynchronous event; orders, alerts or audit records are then lost without a trace.',
  remedy: {
    text: 'Send failed events to an SQS queue or an SNS topic, with an alarm on its length. A function that is only called synchronously, or has an on-failure destination, does not need it: mute it.',
    console: 'Lambda → Functions → the function → Configuration → Asynchronous invocation → Edit → Dead-letter queue service.',
    cli: 'aws lambda update-function-configuration --function-name <function> --dead-letter-config TargetArn=<queue-arn>',
    terraform: 'resource "aws_lambda_function" "this" {\n  dead_letter_config {\n    target_arn = "<queue-arn>"\n  }\n}',
    cloudformation: 'DeadLetterConfig:\n  TargetArn: <queue-arn>',
  },
  aliases: { prowler: ['awslambda_function_no_dead_letter_queue'] },
  evaluate: ({ data: { DeadLetterConfig, MasterArn } }) => {
    if (MasterArn) return notApplicable('Copies at the edge are called synchronously');
    const target = DeadLetterConfig?.TargetArn || null;
    return target ? pass('Failed events are kept', { target }) : fail('Failed events go to no dead-letter queue', { target });
  },
});
