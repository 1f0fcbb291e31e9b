import { defineCheck, fail, pass } from '../define-check';

const isLogged = (level: string | undefined): boolean => level === 'ERROR' || level === 'INFO';

export const check = defineCheck({
  id: 'apigateway/stage-execution-logged',
  title: 'Stages of REST APIs log the execution of every method',
  severity: 'medium',
  resourceType: 'AWS::ApiGateway::Stage',
  needs: ['apigateway:GetRestApis', 'apigateway:GetStages'],
  why: 'When a call fails or is misused, nothing tells what API Gateway did with it.',
  remedy: {
    text: 'Set the log level ERROR or INFO for all methods, and take away settings of single methods that turn it off. Access logs, which are another thing, do not count.',
    console: 'API Gateway → APIs → the API → Stages → the stage → Logs and tracing → Edit.',
    cli: 'aws apigateway update-stage --rest-api-id <api-id> --stage-name <stage> --patch-operations op=replace,path=/*/*/logging/loglevel,value=ERROR',
    terraform:
      'resource "aws_api_gateway_method_settings" "this" {\n  rest_api_id = aws_api_gateway_rest_api.this.id\n  stage_name  = aws_api_gateway_stage.this.stage_name\n  method_path = "*/*"\n  settings {\n    logging_level = "ERROR"\n  }\n}',
    cloudformation:
      'Type: AWS::ApiGateway::Stage\nProperties:\n  MethodSettings:\n    - HttpMethod: "*"\n      ResourcePath: "/*"\n      LoggingLevel: ERROR',
  },
  aliases: { prowler: ['apigateway_restapi_logging_enabled'], securityHub: ['APIGateway.1'] },
  requirements: { 'cis-7.0': ['4.10'], fsbp: ['APIGateway.1'] },
  evaluate: ({ data }) => {
    const levels = Object.fromEntries(
      Object.entries(data.methodSettings ?? {}).map(([method, { loggingLevel }]) => [method, loggingLevel ?? 'OFF']),
    );
    const evidence = { levels, accessLog: data.accessLogSettings?.destinationArn ?? null };
    if (!isLogged(levels['*/*'])) return fail('Execution is not logged for all methods', evidence);
    const off = Object.keys(levels).find((method) => !isLogged(levels[method]));
    return off ? fail(`Execution of ${off} is not logged`, evidence) : pass(`Execution is logged (${levels['*/*']})`, evidence);
  },
});
