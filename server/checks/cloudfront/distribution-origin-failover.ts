import { defineCheck, fail, pass } from '../define-check';
import { distributionNeeds, withDistribution } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-origin-failover',
  title: 'CloudFront distributions have a second origin to turn to',
  severity: 'low',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: distributionNeeds,
  why: 'When the one origin fails, viewers get errors for everything that no edge has cached.',
  remedy: {
    text: 'Put two origins into an origin group, and let the behaviours use the group.',
    console: 'CloudFront → Distributions → the distribution → Origins → Create origin group.',
    terraform:
      'resource "aws_cloudfront_distribution" "this" {\n  origin_group {\n    origin_id = "both"\n    failover_criteria {\n      status_codes = [500, 502, 503, 504]\n    }\n    member {\n      origin_id = <first>\n    }\n    member {\n      origin_id = <second>\n    }\n  }\n}',
  },
  aliases: { prowler: ['cloudfront_distributions_multiple_origin_failover_configured'], securityHub: ['CloudFront.4'] },
  requirements: { fsbp: ['CloudFront.4'] },
  evaluate: ({ data }) =>
    withDistribution(data, () => {
      const groups = (data.OriginGroups?.Items ?? []).map(({ Id, Members }) => ({
        group: Id ?? null,
        origins: (Members?.Items ?? []).map(({ OriginId }) => OriginId ?? null),
      }));
      return groups.some(({ origins }) => origins.length >= 2)
        ? pass('An origin group has a second origin to turn to', { groups })
        : fail('No origin group has a second origin to turn to', { groups });
    }),
});
