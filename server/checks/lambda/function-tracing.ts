import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-tracing',
  title: 'Lambda functions trace their calls',
  severity: 'low',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'Without traces, nobody sees which services a call went through, where it slowed down, and what an odd one touched.',
  remedy: {
    text: 'Turn active tracing on, and let the role of the function write to X-Ray.',
    console: 'Lambda → Functions → the function → Configuration → Monitoring and operations tools → Edit → Active tracing.',
    cli: 'aws lambda update-function-configuration --function-name <function> --tracing-config Mode=Active',
    terraform: 'resource "aws_lambda_function" "this" {\n  tracing_config {\n    mode = "Active"\n  }\n}',
    cloudformation: 'TracingConfig:\n  Mode: Active',
  },
  aliases: {},
  evaluate: ({ data: { TracingConfig, MasterArn } }) => {
    if (MasterArn) return notApplicable('Copies at the edge cannot be traced');
    const mode = TracingConfig?.Mode;
    if (!mode) return unknown('Not known: AWS did not tell whether calls are traced');
    return mode === 'Active' ? pass('Calls are traced', { mode }) : fail('Calls are traced only when the caller does so', { mode });
  },
});
