import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { distributionNeeds, isBucketOrigin, withOrigins } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-s3-origin-access-control',
  title: 'CloudFront reaches its buckets by origin access control',
  severity: 'medium',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'Without it the bucket must be open to everybody, or to an access identity of the old kind, which knows neither KMS nor all regions.',
  remedy: {
    text: 'Make an origin access control, choose it in the origin, and let the bucket’s policy allow cloudfront.amazonaws.com for this distribution alone. An origin access identity counts as missing: AWS has replaced it.',
    console: 'CloudFront → Distributions → the distribution → Origins → the origin → Edit → Origin access.',
    cli: 'aws cloudfront create-origin-access-control --origin-access-control-config Name=<name>,SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3',
    terraform:
      'resource "aws_cloudfront_origin_access_control" "this" {\n  name                              = <name>\n  origin_access_control_origin_type = "s3"\n  signing_behavior                  = "always"\n  signing_protocol                  = "sigv4"\n}',
    cloudformation:
      'Type: AWS::CloudFront::OriginAccessControl\nProperties:\n  OriginAccessControlConfig:\n    Name: <name>\n    OriginAccessControlOriginType: s3\n    SigningBehavior: always\n    SigningProtocol: sigv4',
  },
  aliases: { prowler: ['cloudfront_distributions_s3_origin_access_control'], securityHub: ['CloudFront.13'] },
  requirements: { fsbp: ['CloudFront.13'] },
  evaluate: ({ data }) =>
    withOrigins(data, (origins) => {
      const buckets = origins.filter(isBucketOrigin).map(({ Id, DomainName, OriginAccessControlId, S3OriginConfig }) => ({
        origin: Id ?? null,
        domain: DomainName ?? null,
        accessControl: OriginAccessControlId || null,
        accessIdentity: S3OriginConfig?.OriginAccessIdentity || null,
      }));
      if (buckets.length === 0) return notApplicable('No bucket stands behind the distribution');
      const open = buckets.filter(({ accessControl }) => accessControl === null);
      const [first] = open;
      if (!first) return pass('Every bucket is reached by origin access control', { origins: buckets });
      const how = first.accessIdentity ? 'by an access identity of the old kind' : 'without any proof of who asks';
      return fail(`Bucket ${first.domain} is reached ${how}`, { origins: open });
    }),
});
