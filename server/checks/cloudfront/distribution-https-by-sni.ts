import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { distributionNeeds, withDistribution } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-https-by-sni',
  title: 'CloudFront distributions serve HTTPS by SNI, not by addresses of their own',
  severity: 'low',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'Addresses of one’s own cost hundreds of dollars a month, for clients that nobody has used in ten years.',
  remedy: {
    text: 'Set the support method of the certificate to SNI only.',
    console: 'CloudFront → Distributions → the distribution → General → Settings → Edit → Legacy clients support.',
    terraform: 'resource "aws_cloudfront_distribution" "this" {\n  viewer_certificate {\n    ssl_support_method = "sni-only"\n  }\n}',
    cloudformation:
      'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    ViewerCertificate:\n      SslSupportMethod: sni-only',
  },
  aliases: { prowler: ['cloudfront_distributions_https_sni_enabled'], securityHub: ['CloudFront.8'] },
  requirements: { fsbp: ['CloudFront.8'] },
  evaluate: ({ data }) =>
    withDistribution(data, () => {
      const { CloudFrontDefaultCertificate: isDefault, SSLSupportMethod: method } = data.ViewerCertificate ?? {};
      if (isDefault) return notApplicable('CloudFront’s default certificate is served by SNI always');
      if (!method) return unknown('Not known: AWS did not tell how the certificate is served');
      return method === 'sni-only'
        ? pass('HTTPS is served by SNI', { method })
        : fail('HTTPS is served from addresses of its own', { method });
    }),
});
