import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { distributionNeeds, withOrigins } from '../shared/distributions';

/** No longer to be used. Sources: RFC 7568 (SSL 3.0), RFC 8996 (TLS 1.0 and 1.1). */
const deprecated: ReadonlySet<string> = new Set(['SSLv3', 'TLSv1', 'TLSv1.1']);

export const check = defineCheck({
  id: 'cloudfront/distribution-no-deprecated-tls',
  title: 'CloudFront speaks no outdated SSL or TLS with its origins',
  severity: 'low',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'Someone on the way can talk both sides into a version with known holes, and read what passes.',
  remedy: {
    text: 'Leave TLSv1.2 as the only protocol of each origin. TLS 1.0 and 1.1 count as outdated, too, not only SSL 3.0.',
    console: 'CloudFront → Distributions → the distribution → Origins → the origin → Edit → Minimum origin SSL protocol.',
    terraform:
      'resource "aws_cloudfront_distribution" "this" {\n  origin {\n    custom_origin_config {\n      origin_protocol_policy = "https-only"\n      origin_ssl_protocols   = ["TLSv1.2"]\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    Origins:\n      - CustomOriginConfig:\n          OriginSSLProtocols: [TLSv1.2]',
  },
  aliases: { prowler: ['cloudfront_distributions_using_deprecated_ssl_protocols'], securityHub: ['CloudFront.10'] },
  requirements: { fsbp: ['CloudFront.10'] },
  evaluate: ({ data }) =>
    withOrigins(data, (origins) => {
      const servers = origins.flatMap(({ DomainName, CustomOriginConfig: config }) =>
        config && config.OriginProtocolPolicy !== 'http-only'
          ? [{ domain: DomainName ?? null, protocols: config.OriginSslProtocols?.Items ?? [] }]
          : [],
      );
      if (servers.length === 0) return notApplicable('No server behind the distribution is asked by TLS');
      const old = servers.filter(({ protocols }) => protocols.some((protocol) => deprecated.has(protocol)));
      const [first] = old;
      if (first) {
        const names = first.protocols.filter((protocol) => deprecated.has(protocol)).join(', ');
        return fail(`Origin ${first.domain} may be spoken to in ${names}`, { origins: old });
      }
      if (servers.some(({ protocols }) => protocols.length === 0)) return unknown('Not known: AWS did not tell the protocols of an origin');
      return pass('No outdated protocol is spoken with origins', { origins: servers });
    }),
});
