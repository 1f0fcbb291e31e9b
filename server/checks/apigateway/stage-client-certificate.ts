import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'apigateway/stage-client-certificate',
  title: 'Stages of REST APIs prove to backends by a certificate that they are asking',
  severity: 'medium',
  resourceType: 'AWS::ApiGateway::Stage',
  needs: ['apigateway:GetRestApis', 'apigateway:GetStages'],
  why: 'A backend on the internet cannot tell API Gateway from anybody who knows its address and goes round the API’s checks.',
  remedy: {
    text: 'Generate a client certificate, choose it in the stage, and let the backend demand it. It expires after a year: rotate it before.',
    console: 'API Gateway → APIs → the API → Stages → the stage → Stage details → Edit → Client certificate.',
    cli: 'aws apigateway update-stage --rest-api-id <api-id> --stage-name <stage> --patch-operations op=replace,path=/clientCertificateId,value=<certificate-id>',
    terraform: 'resource "aws_api_gateway_stage" "this" {\n  client_certificate_id = aws_api_gateway_client_certificate.this.id\n}',
    cloudformation: 'Type: AWS::ApiGateway::Stage\nProperties:\n  ClientCertificateId: <certificate-id>',
  },
  aliases: { prowler: ['apigateway_restapi_client_certificate_enabled'], securityHub: ['APIGateway.2'] },
  requirements: { fsbp: ['APIGateway.2'] },
  // AWS leaves the field out where none was chosen.
  evaluate: ({ data: { clientCertificateId: certificate } }) =>
    certificate
      ? pass('Backends are shown a client certificate', { certificate })
      : fail('Backends are shown no client certificate', { certificate: null }),
});
