import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'apigatewayv2/stage-access-logged',
  title: 'Stages of HTTP and WebSocket APIs log their requests',
  severity: 'medium',
  resourceType: 'AWS::ApiGatewayV2::Stage',
  needs: ['apigatewayv2:GetApis', 'apigatewayv2:GetStages'],
  why: 'Nobody can tell afterwards who called what, from where, and what the answer was.',
  remedy: {
    text: 'Name a log group and a format in which the stage writes down each request.',
    console: 'API Gateway → APIs → the API → Monitor → Logging → the stage → Edit → Access logging.',
    cli: "aws apigatewayv2 update-stage --api-id <api-id> --stage-name <stage> --access-log-settings 'DestinationArn=<log-group-arn>,Format=<format>'",
    terraform:
      'resource "aws_apigatewayv2_stage" "this" {\n  access_log_settings {\n    destination_arn = <log-group-arn>\n    format          = <format>\n  }\n}',
    cloudformation:
      'Type: AWS::ApiGatewayV2::Stage\nProperties:\n  AccessLogSettings:\n    DestinationArn: <log-group-arn>\n    Format: <format>',
  },
  aliases: { prowler: ['apigatewayv2_api_access_logging_enabled'], securityHub: ['APIGateway.9'] },
  requirements: { 'cis-7.0': ['4.10'], fsbp: ['APIGateway.9'] },
  // AWS leaves the field out where nothing is logged.
  evaluate: ({ data: { AccessLogSettings } }) => {
    const destination = AccessLogSettings?.DestinationArn;
    return destination ? pass('Requests are logged', { destination }) : fail('Requests are not logged', { destination: null });
  },
});
