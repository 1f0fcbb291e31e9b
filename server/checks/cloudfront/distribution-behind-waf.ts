import { defineCheck, fail, pass, unknown } from '../define-check';
import { distributionNeeds, withDistribution } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-behind-waf',
  title: 'CloudFront distributions stand behind a web ACL',
  severity: 'medium',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'Nothing filters known attacks, floods and robots before they reach the origins.',
  remedy: {
    text: 'Associate a web ACL of AWS WAF (of the CloudFront kind, in us-east-1); the managed core rule set is a good start, first in count mode.',
    console: 'CloudFront → Distributions → the distribution → Security → Edit → Enable security protections.',
    terraform: 'resource "aws_cloudfront_distribution" "this" {\n  web_acl_id = aws_wafv2_web_acl.this.arn\n}',
    cloudformation: 'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    WebACLId: <web-acl-arn>',
  },
  aliases: { prowler: ['cloudfront_distributions_using_waf'], securityHub: ['CloudFront.6'] },
  requirements: { fsbp: ['CloudFront.6'] },
  evaluate: ({ data }) =>
    withDistribution(data, () => {
      const webAcl = data.WebACLId;
      if (webAcl === undefined) return unknown('Not known: AWS did not tell the web ACL');
      return webAcl ? pass('A web ACL guards the distribution', { webAcl }) : fail('No web ACL guards the distribution', { webAcl: null });
    }),
});
