import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'apigateway/stage-variables-no-secrets',
  title: 'Stage variables of REST APIs hold no secrets',
  severity: 'high',
  resourceType: 'AWS::ApiGateway::Stage',
  needs: ['apigateway:GetRestApis', 'apigateway:GetStages'],
  why: 'Stage variables are shown to everybody who may read the API, go into exports of it, and can be written to its logs.',
  remedy: {
    text: secretRemedy('let the integration take it from there; a stage variable names the secret at most.'),
    console: 'API Gateway → APIs → the API → Stages → the stage → Stage variables.',
    cli: 'aws apigateway update-stage --rest-api-id <api-id> --stage-name <stage> --patch-operations op=remove,path=/variables/<name>',
  },
  aliases: { prowler: ['apigateway_restapi_no_secrets_in_stage_variables'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The stage variables'),
});
