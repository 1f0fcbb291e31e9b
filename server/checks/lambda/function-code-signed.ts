import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-code-signed',
  title: 'Lambda functions run signed code',
  severity: 'low',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'Whoever may update a function can put any code in it; signing lets Lambda refuse what your pipeline did not build.',
  remedy: {
    text: 'Make a signing profile, let the pipeline sign each package, and attach a code signing configuration that refuses others.',
    console: 'Lambda → Additional resources → Code signing configurations.',
    cli: 'aws lambda put-function-code-signing-config --function-name <function> --code-signing-config-arn <config-arn>',
    terraform: 'resource "aws_lambda_function" "this" {\n  code_signing_config_arn = "<config-arn>"\n}',
    cloudformation: 'CodeSigningConfigArn: <config-arn>',
  },
  aliases: {},
  evaluate: ({ data: { PackageType, SigningProfileVersionArn, SigningJobArn } }) => {
    if (PackageType === 'Image') return notApplicable('Lambda does not check signatures of container images');
    const evidence = { profile: SigningProfileVersionArn ?? null, job: SigningJobArn ?? null };
    return SigningProfileVersionArn ? pass('The code is signed', evidence) : fail('The code is not signed', evidence);
  },
});
