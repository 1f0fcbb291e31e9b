import { GetDistributionConfigCommand, ListDistributionsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudfront';
import { DescribeDeliveriesCommand, DescribeDeliverySourcesCommand } from '@aws-sdk/client-cloudwatch-logs';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { cloudFrontCollector } from './collector';

const ARN = 'arn:aws:cloudfront::123456789012:distribution/E1';
const Items = [
  {
    Id: 'E1',
    ARN,
    Aliases: { Quantity: 1, Items: ['shop.example'] },
    Origins: {
      Quantity: 2,
      Items: [
        {
          Id: 'app',
          DomainName: 'app.shop.example',
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-origin-key', HeaderValue: 'hunter2' }] },
        },
        { Id: 'media', DomainName: 'media.s3.eu-west-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } },
      ],
    },
  },
];
const account = () =>
  fakeAws()
    .on(ListDistributionsCommand, () => ({ DistributionList: { Quantity: 1, IsTruncated: false, Items } }))
    .on(GetDistributionConfigCommand, () => ({ DistributionConfig: { DefaultRootObject: 'index.html', Logging: { Enabled: false } } }))
    .on(ListTagsForResourceCommand, () => ({ Tags: { Items: [{ Key: 'team', Value: 'web' }] } }))
    .on(DescribeDeliverySourcesCommand, () => ({ deliverySources: [{ name: 'cdn', logType: 'ACCESS_LOGS', resourceArns: [ARN] }] }))
    .on(DescribeDeliveriesCommand, () => ({ deliveries: [{ deliverySourceName: 'cdn', deliveryDestinationArn: 'destination' }] }))
    .on(HeadBucketCommand, () => ({}));

describe('collecting CloudFront', () => {
  it('joins listing, configuration, deliveries of logs and the buckets behind', async () => {
    const fake = account();
    const [distribution] = (await collectFrom(fake, cloudFrontCollector)).of('AWS::CloudFront::Distribution');
    expect(distribution).toMatchObject({
      id: 'E1',
      name: 'shop.example',
      region: 'global',
      tags: { team: 'web' },
      data: {
        defaultRootObject: 'index.html',
        logging: { Enabled: false },
        deliveries: ['destination'],
        originBuckets: { media: 'there' },
      },
      gaps: [],
    });
    expect(fake.calls.find(({ command }) => command === 'HeadBucket')?.region).toBe('eu-west-1');
    expect(fake.calls.find(({ command }) => command === 'DescribeDeliveries')?.region).toBe('us-east-1');
  });

  it('keeps no value of a header that origins are sent', async () => {
    expect(JSON.stringify((await collectFrom(account(), cloudFrontCollector)).resources)).not.toContain('hunter2');
  });

  it('takes an account without distributions for one, and asks nothing more', async () => {
    const fake = account().on(ListDistributionsCommand, () => ({ DistributionList: { Quantity: 0, IsTruncated: false } }));
    const { resources, status } = await collectFrom(fake, cloudFrontCollector);
    expect([resources, status('cloudfront:ListDistributions'), fake.calls.length]).toEqual([[], 'complete', 1]);
  });

  it.each([{}, { DistributionList: { Quantity: 3, IsTruncated: false } }])('counts %j as not understood', async (answer) => {
    const { status } = await collectFrom(
      account().on(ListDistributionsCommand, () => answer),
      cloudFrontCollector,
    );
    expect(status('cloudfront:ListDistributions')).toBe('malformed');
  });

  it.each([
    [404, 'NotFound', 'missing'],
    [403, '403', 'refused'],
    [301, 'PermanentRedirect', 'there'],
  ])('takes S3’s %i for an answer', async (code, name, expected) => {
    const fake = account().on(HeadBucketCommand, () => {
      throw awsError(name, code);
    });
    const [distribution] = (await collectFrom(fake, cloudFrontCollector)).of('AWS::CloudFront::Distribution');
    expect([distribution?.data.originBuckets, distribution?.gaps]).toEqual([{ media: expected }, []]);
  });

  it('takes S3’s failure for no answer', async () => {
    const fake = account().on(HeadBucketCommand, () => {
      throw awsError('SlowDown', 503);
    });
    const [distribution] = (await collectFrom(fake, cloudFrontCollector)).of('AWS::CloudFront::Distribution');
    expect(distribution?.data).not.toHaveProperty('originBuckets');
    expect(distribution?.gaps).toEqual([{ operation: 's3:HeadBucket', kind: 'throttled', code: 'SlowDown' }]);
  });

  it('does not say that nothing is logged when the deliveries were refused', async () => {
    const fake = account().on(DescribeDeliveriesCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const { of, status } = await collectFrom(fake, cloudFrontCollector);
    expect(of('AWS::CloudFront::Distribution')[0]?.data).not.toHaveProperty('deliveries');
    expect(status('logs:DescribeDeliveries')).toBe('denied');
  });
});
