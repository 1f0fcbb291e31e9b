import {
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import { expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { configCollector } from './collector';

const region = () =>
  fakeAws()
    .on(DescribeConfigurationRecordersCommand, () => ({ ConfigurationRecorders: [] }))
    .on(DescribeConfigurationRecorderStatusCommand, () => ({ ConfigurationRecordersStatus: [] }))
    .on(DescribeDeliveryChannelsCommand, () => ({ DeliveryChannels: [{ name: 'default' }] }))
    .on(DescribeDeliveryChannelStatusCommand, () => ({ DeliveryChannelsStatus: [] }));

it('reports one resource per region, also where nothing is set up', async () => {
  expect((await collectFrom(region(), configCollector)).resources).toMatchObject([
    {
      type: 'AWS::Config::RegionSettings',
      id: 'eu-west-1',
      data: { recorders: [], recorderStatuses: [], deliveryChannels: [{ name: 'default' }], deliveryChannelStatuses: [] },
      gaps: [],
    },
  ]);
});

it('leaves absent what was refused', async () => {
  const fake = region().on(DescribeConfigurationRecordersCommand, () => {
    throw awsError('AccessDeniedException');
  });
  const { resources, status } = await collectFrom(fake, configCollector);
  expect(resources[0]?.data).not.toHaveProperty('recorders');
  expect(resources[0]?.gaps).toHaveLength(1);
  expect(status('config:DescribeConfigurationRecorders')).toBe('denied');
});
