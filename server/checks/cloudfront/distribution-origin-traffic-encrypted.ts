import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { distributionNeeds, isBucketOrigin, takesPlainHttp, withOrigins } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-origin-traffic-encrypted',
  title: 'CloudFront asks its origins by HTTPS',
  severity: 'medium',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'Viewers see a lock, and behind CloudFront their passwords and sessions travel the internet in plain form.',
  remedy: {
    text: 'Set the protocol of each origin to HTTPS only. Matching the viewer is enough where viewers cannot come by HTTP. Buckets are asked by CloudFront itself and not judged here.',
    console: 'CloudFront → Distributions → the distribution → Origins → the origin → Edit → Protocol.',
    terraform:
      'resource "aws_cloudfront_distribution" "this" {\n  origin {\n    custom_origin_config {\n      origin_protocol_policy = "https-only"\n      origin_ssl_protocols   = ["TLSv1.2"]\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    Origins:\n      - CustomOriginConfig:\n          OriginProtocolPolicy: https-only',
  },
  aliases: { prowler: ['cloudfront_distributions_origin_traffic_encrypted'], securityHub: ['CloudFront.9'] },
  requirements: { fsbp: ['CloudFront.9'] },
  evaluate: ({ data }) =>
    withOrigins(data, (origins) => {
      const others = origins.filter((origin) => !isBucketOrigin(origin));
      if (others.length === 0) return notApplicable('Only buckets stand behind the distribution');
      const viewersByHttp = takesPlainHttp(data);
      const rows = others.map(({ Id, DomainName, CustomOriginConfig }) => ({
        origin: Id ?? null,
        domain: DomainName ?? null,
        protocol: CustomOriginConfig?.OriginProtocolPolicy ?? null,
      }));
      const plain = rows.filter(({ protocol }) => protocol === 'http-only' || (protocol === 'match-viewer' && viewersByHttp));
      const [first] = plain;
      if (first) {
        const how = first.protocol === 'http-only' ? 'by HTTP always' : 'by HTTP when the viewer came so';
        return fail(`Origin ${first.domain} is asked ${how}`, { origins: plain, viewersByHttp });
      }
      // A VPC origin keeps its protocol to itself.
      const open = rows.find(({ protocol }) => protocol === null);
      if (open) return unknown(`Not known: how origin ${open.domain} is asked is not told`, { origins: rows });
      return pass('Every origin is asked by HTTPS', { origins: rows, viewersByHttp });
    }),
});
