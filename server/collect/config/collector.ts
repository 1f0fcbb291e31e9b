import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const setting = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::Config::RegionSettings'] });

export const configCollector: Collector = {
  service: 'config',
  scope: 'regional',
  types: ['AWS::Config::RegionSettings'],
  operations: [
    setting('config:DescribeConfigurationRecorders'),
    setting('config:DescribeConfigurationRecorderStatus'),
    setting('config:DescribeDeliveryChannels'),
    setting('config:DescribeDeliveryChannelStatus'),
  ],
  async *collect(context) {
    const { collectConfig } = await import('./collect-config');
    yield* collectConfig(context);
  },
};
