import type { Resource } from '@/server/collect/types';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const distributionDangling = definePathKind({
  id: 'distribution-dangling',
  title: 'CloudFront serves from a bucket that anybody may create',
  about: 'The bucket that a distribution names is gone. Whoever creates one of that name decides what visitors get.',
  entry: 'CloudFront distribution',
  target: 'CloudFront distribution',
  needs: ['cloudfront:ListDistributions', 's3:HeadBucket'],
  reads: ['AWS::CloudFront::Distribution'],
  find: (land) =>
    land.list('AWS::CloudFront::Distribution').flatMap((distribution) => {
      const { Enabled, originBuckets = {}, Aliases } = distribution.data;
      const [missing] = Object.entries(originBuckets)
        .filter(([, state]) => state === 'missing')
        .map(([name]) => name);
      if (Enabled === false || missing === undefined) return [];
      const name = Aliases?.Items?.[0] ?? distribution.data.DomainName ?? distribution.id;
      const to = nodeOf(distribution);
      return [
        {
          title: `Anybody can take over what ${name} serves`,
          start: anyAwsAccount,
          entry: to,
          steps: [
            {
              to,
              why: `Its origin is the bucket ${missing}, which does not exist: the name is free`,
              cuts: [
                {
                  text: `Take the origin ${missing} out of the distribution ${distribution.id}, or create the bucket yourself`,
                  cost: 1 as const,
                  on: distribution.arn,
                  checkId: 'cloudfront/distribution-s3-origin-exists',
                  changes: [
                    {
                      arn: distribution.arn,
                      to: (data: Resource<'AWS::CloudFront::Distribution'>['data']) => ({
                        ...data,
                        originBuckets: Object.fromEntries(
                          Object.entries(data.originBuckets ?? {}).filter(([bucket]) => bucket !== missing),
                        ),
                      }),
                    },
                  ],
                },
              ],
            },
          ],
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            exploitability: factor(exploitabilities.open, 'It takes the creation of a bucket'),
            impact: factor(impacts.sensitiveData, 'Visitors get the stranger’s content under your name'),
          },
        },
      ];
    }),
});
