import { defineCheck, fail, pass, unknown } from '../define-check';
import { activeRecorder, recorderNeeds } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/delivery-channel-configured',
  title: 'AWS Config has somewhere to deliver what it records',
  severity: 'medium',
  resourceType: 'AWS::Config::RegionSettings',
  needs: [...recorderNeeds, 'config:DescribeDeliveryChannels'],
  why: 'Without a delivery channel nothing leaves AWS Config: no copy of the history in a bucket, out of reach of whoever took over the account.',
  remedy: {
    text: 'Add a delivery channel with a bucket, best one in a separate account for logs.',
    console: 'AWS Config → Settings → Edit → Delivery channel.',
    cli: 'aws configservice put-delivery-channel --region <region> --delivery-channel name=default,s3BucketName=<bucket>,configSnapshotDeliveryProperties={deliveryFrequency=TwentyFour_Hours}',
    terraform: 'resource "aws_config_delivery_channel" "this" {\n  s3_bucket_name = "<bucket>"\n}',
  },
  aliases: {},
  requirements: { 'cis-3.0': ['3.3'], 'cis-5.0': ['3.3'], 'cis-7.0': ['4.3'] },
  evaluate: (region) => {
    const active = activeRecorder(region);
    if ('excuse' in active) return active.excuse;
    if (!region.data.deliveryChannels) return unknown('No telling where AWS Config delivers to: the channels were not given');
    const buckets = region.data.deliveryChannels.flatMap(({ s3BucketName }) => s3BucketName ?? []);
    return buckets.length > 0
      ? pass(`AWS Config delivers to ${buckets.join(', ')}`, { buckets })
      : fail('There is no delivery channel with a bucket', { buckets });
  },
});
