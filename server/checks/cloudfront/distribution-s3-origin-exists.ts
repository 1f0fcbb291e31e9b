import { originBucket } from '@/server/collect/cloudfront/origin-bucket';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { distributionNeeds, withOrigins } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-s3-origin-exists',
  title: 'Buckets behind CloudFront distributions exist',
  severity: 'high',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: [...distributionNeeds, 's3:HeadBucket', 's3:ListBuckets'],
  reads: [{ type: 'AWS::S3::Bucket', scope: 'account' }],
  why: 'Anyone can make a bucket of the missing name and then serves what they like under your domain, with your certificate.',
  remedy: {
    text: 'Delete the origin, or make the bucket again in an account of yours. Of a bucket of another account that shuts you out nobody can tell whether it is there: then this is unknown.',
    console: 'CloudFront → Distributions → the distribution → Origins → the origin → Delete.',
    cli: 'aws s3api head-bucket --bucket <bucket>',
  },
  aliases: { prowler: ['cloudfront_distributions_s3_origin_non_existent_bucket'], securityHub: ['CloudFront.12'] },
  requirements: { fsbp: ['CloudFront.12'] },
  evaluate: ({ data }, snapshot) =>
    withOrigins(data, (origins) => {
      const named = [...new Set(origins.flatMap(({ DomainName }) => originBucket(DomainName)?.bucket ?? []))].sort();
      if (named.length === 0) return notApplicable('No bucket stands behind the distribution');
      const own = new Set(snapshot.list('AWS::S3::Bucket').map(({ id }) => id));
      const rows = named.map((bucket) => ({ bucket, state: own.has(bucket) ? 'there' : (data.originBuckets?.[bucket] ?? 'not asked') }));
      const missing = rows.find(({ state }) => state === 'missing');
      if (missing) return fail(`Bucket ${missing.bucket} does not exist`, { buckets: rows });
      const open = rows.find(({ state }) => state !== 'there');
      if (open)
        return unknown(`Not known: bucket ${open.bucket} is not of this account, and S3 does not tell of it`, {
          buckets: rows,
          operation: 's3:HeadBucket',
        });
      return pass('Every bucket is there', { buckets: rows });
    }),
});
