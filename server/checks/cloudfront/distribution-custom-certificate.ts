import { defineCheck, fail, pass, unknown } from '../define-check';
import { distributionNeeds, withDistribution } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-custom-certificate',
  title: 'CloudFront distributions use a certificate of your own',
  severity: 'medium',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'With CloudFront’s default certificate viewers come by an address at cloudfront.net, and its TLS may be as old as version 1.0.',
  remedy: {
    text: 'Request a certificate from ACM in us-east-1, give the distribution your domain name, and set the security policy to TLSv1.2_2021 or newer.',
    console: 'CloudFront → Distributions → the distribution → General → Settings → Edit → Custom SSL certificate.',
    terraform:
      'resource "aws_cloudfront_distribution" "this" {\n  aliases = [<domain>]\n  viewer_certificate {\n    acm_certificate_arn      = <certificate-arn>\n    ssl_support_method       = "sni-only"\n    minimum_protocol_version = "TLSv1.2_2021"\n  }\n}',
    cloudformation:
      'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    Aliases: [<domain>]\n    ViewerCertificate:\n      AcmCertificateArn: <certificate-arn>\n      SslSupportMethod: sni-only\n      MinimumProtocolVersion: TLSv1.2_2021',
  },
  aliases: { prowler: ['cloudfront_distributions_custom_ssl_certificate'], securityHub: ['CloudFront.7'] },
  requirements: { fsbp: ['CloudFront.7'] },
  evaluate: ({ data }) =>
    withDistribution(data, () => {
      const { CloudFrontDefaultCertificate: isDefault, ACMCertificateArn, IAMCertificateId } = data.ViewerCertificate ?? {};
      const certificate = ACMCertificateArn || IAMCertificateId;
      if (certificate && !isDefault) return pass('Viewers are shown a certificate of your own', { certificate });
      if (isDefault) return fail('Viewers are shown CloudFront’s default certificate', { certificate: null });
      return unknown('Not known: AWS did not tell the certificate');
    }),
});
