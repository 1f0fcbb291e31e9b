import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'lambda/function-no-secrets-in-environment',
  title: 'Environment variables of Lambda functions hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'Everybody who may list functions reads their variables in clear, which read-only roles and many tools may.',
  remedy: {
    text: secretRemedy(
      'let the function read it at run time, by the Secrets Manager extension or Powertools. Published versions keep the old variables: delete them.',
    ),
    console: 'Lambda → Functions → the function → Configuration → Environment variables → Edit.',
    cli: 'aws lambda update-function-configuration --function-name <function> --environment file://<variables.json>',
  },
  aliases: { prowler: ['awslambda_function_no_secrets_in_variables'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The environment variables'),
});
