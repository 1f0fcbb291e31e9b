import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import type { OperationName } from '@/server/aws/operation';
import { listIn } from '../answers';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';

/** AWS Config in one region: always one resource, also where nothing is set up. */
export async function* collectConfig(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(ConfigServiceClient);
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::Config::RegionSettings'>> => {
    const ask = <V>(operation: OperationName, list: () => Promise<readonly V[] | undefined>) =>
      get(operation, async () => listIn({ operation, region }, await list()), { permanent: true });
    const [recorders, recorderStatuses, deliveryChannels, deliveryChannelStatuses] = await Promise.all([
      ask(
        'config:DescribeConfigurationRecorders',
        async () => (await client.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders,
      ),
      ask(
        'config:DescribeConfigurationRecorderStatus',
        async () => (await client.send(new DescribeConfigurationRecorderStatusCommand({}))).ConfigurationRecordersStatus,
      ),
      ask('config:DescribeDeliveryChannels', async () => (await client.send(new DescribeDeliveryChannelsCommand({}))).DeliveryChannels),
      ask(
        'config:DescribeDeliveryChannelStatus',
        async () => (await client.send(new DescribeDeliveryChannelStatusCommand({}))).DeliveryChannelsStatus,
      ),
    ]);
    return {
      type: 'AWS::Config::RegionSettings',
      arn: makeArn(context, 'config', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: {
        ...(recorders && { recorders }),
        ...(recorderStatuses && { recorderStatuses }),
        ...(deliveryChannels && { deliveryChannels }),
        ...(deliveryChannelStatuses && { deliveryChannelStatuses }),
      },
      gaps,
    };
  });
}
