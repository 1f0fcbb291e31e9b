import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { distributionDangling } from './distribution-dangling';

const distribution = (state: 'there' | 'missing' | 'refused', Enabled = true) =>
  resourceOf('AWS::CloudFront::Distribution', {
    id: 'E1',
    name: 'shop',
    region: 'global',
    data: { Id: 'E1', Enabled, DomainName: 'd1.cloudfront.net', originBuckets: { 'summer-2022': state } } as never,
  });

tryKind(distributionDangling, {
  bad: [distribution('missing')],
  good: {
    'where the bucket is there': [distribution('there')],
    'where S3 tells nothing of the bucket': [distribution('refused')],
    'on a distribution that is switched off': [distribution('missing', false)],
  },
  fix: /Take the origin summer-2022/,
  over: ['Any AWS account', 'shop'],
});
