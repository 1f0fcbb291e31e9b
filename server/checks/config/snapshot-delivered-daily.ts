import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

const hoursOf: Record<string, number> = { One_Hour: 1, Three_Hours: 3, Six_Hours: 6, Twelve_Hours: 12, TwentyFour_Hours: 24 };

export const check = defineCheck({
  id: 'config/snapshot-delivered-daily',
  title: 'AWS Config delivers a snapshot of everything at least daily',
  severity: 'low',
  resourceType: 'AWS::Config::RegionSettings',
  needs: ['config:DescribeDeliveryChannels'],
  why: 'History files hold changes only: without regular snapshots nobody can read from the bucket how everything stood on a given day.',
  remedy: {
    text: 'Set how often the channel delivers snapshots.',
    cli: 'aws configservice put-delivery-channel --region <region> --delivery-channel name=<channel>,s3BucketName=<bucket>,configSnapshotDeliveryProperties={deliveryFrequency=TwentyFour_Hours}',
    terraform:
      'resource "aws_config_delivery_channel" "this" {\n  s3_bucket_name = "<bucket>"\n  snapshot_delivery_properties {\n    delivery_frequency = "TwentyFour_Hours"\n  }\n}',
  },
  aliases: {},
  parameters: {
    hours: {
      default: 24,
      min: 1,
      max: 24,
      description: 'The longest time between two snapshots, in hours',
      source: 'Our choice: the rarest that AWS Config offers',
    },
  },
  evaluate: ({ data: { deliveryChannels } }, _snapshot, { parameters: { hours = 24 } }) => {
    if (!deliveryChannels) return unknown('No telling how often snapshots are delivered: the channels were not given');
    if (deliveryChannels.length === 0) return notApplicable('There is no delivery channel');
    const frequencies = deliveryChannels.map(
      ({ configSnapshotDeliveryProperties }) => configSnapshotDeliveryProperties?.deliveryFrequency ?? null,
    );
    const shortest = Math.min(...frequencies.map((frequency) => hoursOf[frequency ?? ''] ?? Number.POSITIVE_INFINITY));
    const evidence = { frequencies, limit: hours };
    if (shortest <= hours) return pass(`A snapshot is delivered every ${shortest === 1 ? 'hour' : `${shortest} hours`}`, evidence);
    return fail(
      Number.isFinite(shortest) ? `A snapshot is delivered only every ${shortest} hours` : 'No snapshots are delivered by themselves',
      evidence,
    );
  },
});
