import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { runtimeEnds } from '../shared/lambda-runtimes';

export const check = defineCheck({
  id: 'lambda/function-runtime-current',
  title: 'Lambda functions run on a runtime that AWS still patches',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'A runtime past its end gets no security fixes, and some day the function cannot even be updated any more.',
  remedy: {
    text: 'Move the function to a current version of its language. Build and test it there first: dependencies with native code must be built anew.',
    console: 'Lambda → Functions → the function → Code → Runtime settings → Edit.',
    cli: 'aws lambda update-function-configuration --function-name <function> --runtime <runtime>',
    terraform: 'resource "aws_lambda_function" "this" {\n  runtime = "<runtime>"\n}',
    cloudformation: 'Runtime: <runtime>',
  },
  aliases: { prowler: ['awslambda_function_using_supported_runtimes'], securityHub: ['Lambda.2'] },
  requirements: { fsbp: ['Lambda.2'] },
  evaluate: ({ data: { Runtime, PackageType } }, _, { now }) => {
    if (PackageType === 'Image') return notApplicable('The function brings its runtime in a container image');
    if (!Runtime) return unknown('Not known: AWS did not tell the runtime');
    const end = runtimeEnds[Runtime];
    if (!end) return unknown(`Not known: no end is on record for ${Runtime}`, { runtime: Runtime });
    const evidence = { runtime: Runtime, patchedUntil: end };
    return now.toISOString().slice(0, 10) > end
      ? fail(`AWS stopped patching ${Runtime} on ${end}`, evidence)
      : pass(`AWS patches ${Runtime} until ${end}`, evidence);
  },
});
