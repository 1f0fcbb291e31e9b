import { bucketNeeds, bucketReads, openBuckets } from '../entries/buckets';
import { definePathKind, nodeOf } from '../found-path';
import { exploitabilities, factor, impacts } from '../score';

export const bucketWriteServed = definePathKind({
  id: 'bucket-write-served',
  title: 'Bucket that strangers write to, served to customers by CloudFront',
  about:
    'A stranger replaces a script or a page in the bucket, and CloudFront hands it to every visitor under the organization’s own name.',
  entry: 'S3 bucket',
  target: 'CloudFront distribution',
  needs: [...bucketNeeds, 'cloudfront:ListDistributions'],
  reads: [...bucketReads, 'AWS::CloudFront::Distribution'],
  find: (land) =>
    openBuckets(land, ['write']).flatMap(({ bucket, start, step, exposure }) =>
      land
        .list('AWS::CloudFront::Distribution')
        .filter(
          ({ data }) => data.Enabled !== false && data.Origins?.Items?.some(({ DomainName }) => DomainName?.startsWith(`${bucket.id}.s3`)),
        )
        .map((distribution) => ({
          title: `Strangers can change what CloudFront serves from the bucket ${bucket.id}`,
          start,
          entry: nodeOf(bucket),
          steps: [step, { to: nodeOf(distribution), why: 'The distribution serves what is in the bucket' }],
          factors: {
            exposure,
            exploitability: factor(exploitabilities.open, 'Writing takes nothing but a request'),
            impact: factor(impacts.sensitiveData, 'Visitors get the stranger’s code under your name'),
          },
        })),
    ),
});
