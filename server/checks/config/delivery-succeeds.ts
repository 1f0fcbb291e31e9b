import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';

const parts = {
  configHistoryDeliveryInfo: 'history',
  configSnapshotDeliveryInfo: 'snapshot',
  configStreamDeliveryInfo: 'notification',
} as const;

export const check = defineCheck({
  id: 'config/delivery-succeeds',
  title: 'AWS Config delivers without failing',
  severity: 'medium',
  resourceType: 'AWS::Config::RegionSettings',
  needs: ['config:DescribeDeliveryChannels', 'config:DescribeDeliveryChannelStatus'],
  why: 'History that cannot be delivered is missing from the bucket where auditors and investigators will look for it.',
  remedy: {
    text: 'Mend what the error names: the bucket is gone, its policy or its KMS key does not let AWS Config write, or the topic does not let it publish.',
    console: 'AWS Config → Settings → Delivery channel.',
    cli: 'aws configservice describe-delivery-channel-status --region <region>',
  },
  aliases: {},
  evaluate: ({ data: { deliveryChannels, deliveryChannelStatuses } }) => {
    if (!deliveryChannels || !deliveryChannelStatuses)
      return unknown('No telling whether deliveries succeed: the channels or their status were not given');
    if (deliveryChannels.length === 0) return notApplicable('There is no delivery channel');
    const failures = deliveryChannelStatuses.flatMap((status) =>
      (Object.keys(parts) as (keyof typeof parts)[])
        .filter((part) => status[part]?.lastStatus?.toLowerCase() === 'failure')
        .map((part) => ({ channel: status.name ?? '', delivers: parts[part], error: status[part]?.lastErrorCode ?? null })),
    );
    if (failures.length === 0) return pass('The last deliveries had no error');
    return fail(
      `The last ${failures[0]?.delivers} delivery failed: ${failures[0]?.error ?? 'no reason given'}`,
      someRows('failures', failures),
    );
  },
});
