import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { distributionNeeds, isBucketOrigin, withOrigins } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-default-root-object',
  title: 'CloudFront distributions in front of buckets have a default root object',
  severity: 'high',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: [...distributionNeeds, 'cloudfront:GetDistributionConfig'],
  why: 'Whoever asks for the bare address may get the list of all that is in the bucket, and with it what was never meant to be found.',
  remedy: {
    text: 'Name the object that is served at the bare address, such as index.html. Distributions without a bucket behind them are not judged.',
    console: 'CloudFront → Distributions → the distribution → General → Settings → Edit → Default root object.',
    cli: 'aws cloudfront update-distribution --id <distribution-id> --default-root-object index.html',
    terraform: 'resource "aws_cloudfront_distribution" "this" {\n  default_root_object = "index.html"\n}',
    cloudformation: 'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    DefaultRootObject: index.html',
  },
  aliases: { prowler: ['cloudfront_distributions_default_root_object'], securityHub: ['CloudFront.1'] },
  requirements: { fsbp: ['CloudFront.1'] },
  evaluate: ({ data }) =>
    withOrigins(data, (origins) => {
      if (!origins.some(isBucketOrigin)) return notApplicable('No bucket stands behind the distribution');
      const { defaultRootObject } = data;
      if (defaultRootObject === undefined) return unknown('Not known: the configuration of the distribution was not read');
      return defaultRootObject
        ? pass(`The bare address serves ${defaultRootObject}`, { defaultRootObject })
        : fail('Nothing is named for the bare address', { defaultRootObject: null });
    }),
});
