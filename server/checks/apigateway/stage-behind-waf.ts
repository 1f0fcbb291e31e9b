import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'apigateway/stage-behind-waf',
  title: 'Stages of REST APIs stand behind a web ACL',
  severity: 'medium',
  resourceType: 'AWS::ApiGateway::Stage',
  needs: ['apigateway:GetRestApis', 'apigateway:GetStages'],
  why: 'Nothing filters known attacks, floods and robots before they reach the API.',
  remedy: {
    text: 'Associate a web ACL of AWS WAF with the stage; the managed core rule set is a good start, first in count mode.',
    console: 'API Gateway → APIs → the API → Stages → the stage → Stage details → Edit → Web application firewall.',
    cli: 'aws wafv2 associate-web-acl --web-acl-arn <web-acl-arn> --resource-arn <stage-arn>',
    terraform:
      'resource "aws_wafv2_web_acl_association" "this" {\n  resource_arn = aws_api_gateway_stage.this.arn\n  web_acl_arn  = aws_wafv2_web_acl.this.arn\n}',
    cloudformation: 'Type: AWS::WAFv2::WebACLAssociation\nProperties:\n  ResourceArn: <stage-arn>\n  WebACLArn: <web-acl-arn>',
  },
  aliases: { prowler: ['apigateway_restapi_waf_acl_attached'], securityHub: ['APIGateway.4'] },
  requirements: { fsbp: ['APIGateway.4'] },
  // AWS leaves the field out where none is associated.
  evaluate: ({ data: { webAclArn: webAcl } }) =>
    webAcl ? pass('A web ACL guards the stage', { webAcl }) : fail('No web ACL guards the stage', { webAcl: null }),
});
