import { defineService, type OperationContext } from '../define-service';

function settings({ state, region }: OperationContext) {
  return state.find('AWS::Config::RegionSettings', region, region)?.data ?? {};
}

/** AWS Config: recorders and where they deliver to. AWS gives these lists whole. */
export const config = defineService({
  name: 'config',
  signingName: 'config',
  schemas: () => import('@aws-sdk/client-config-service'),
  operations: {
    DescribeConfigurationRecorders: (_input, context) => ({ ConfigurationRecorders: [...(settings(context).recorders ?? [])] }),
    DescribeConfigurationRecorderStatus: (_input, context) => ({
      ConfigurationRecordersStatus: [...(settings(context).recorderStatuses ?? [])],
    }),
    DescribeDeliveryChannels: (_input, context) => ({ DeliveryChannels: [...(settings(context).deliveryChannels ?? [])] }),
    DescribeDeliveryChannelStatus: (_input, context) => ({
      DeliveryChannelsStatus: [...(settings(context).deliveryChannelStatuses ?? [])],
    }),
  },
});
