import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-environment-encrypted',
  title: 'Environment variables of Lambda functions are encrypted with an own key',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: "With Lambda's own key, everyone who may look at the function sees its variables; with a key of yours, its policy has a say and its use is logged.",
  remedy: {
    text: 'Choose a customer managed key for the variables. Secrets belong in Secrets Manager or the Parameter Store all the same.',
    console: 'Lambda → Functions → the function → Configuration → Environment variables → Edit → Encryption configuration.',
    cli: 'aws lambda update-function-configuration --function-name <function> --kms-key-arn <key-arn>',
    terraform: 'resource "aws_lambda_function" "this" {\n  kms_key_arn = "<key-arn>"\n}',
    cloudformation: 'KmsKeyArn: <key-arn>',
  },
  aliases: { prowler: ['awslambda_function_env_vars_not_encrypted_with_cmk'] },
  evaluate: ({ data: { Environment, KMSKeyArn } }) => {
    if (Environment?.Error)
      return unknown('Not known: AWS could not read the environment variables', { code: Environment.Error.ErrorCode ?? null });
    const variables = Object.keys(Environment?.Variables ?? {}).sort();
    if (variables.length === 0) return notApplicable('The function has no environment variables');
    const evidence = { key: KMSKeyArn ?? null, variables: variables.slice(0, 20) };
    return KMSKeyArn
      ? pass('The environment variables are encrypted with a key of yours', evidence)
      : fail("The environment variables are encrypted with Lambda's own key", evidence);
  },
});
