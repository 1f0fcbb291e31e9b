import type {
  ConfigurationRecorder,
  ConfigurationRecorderStatus,
  DeliveryChannel,
  DeliveryChannelStatus,
} from '@aws-sdk/client-config-service';

export interface ConfigResources {
  /** AWS Config in one region; always one resource, also where nothing is set up. */
  'AWS::Config::RegionSettings': {
    recorders?: readonly ConfigurationRecorder[];
    recorderStatuses?: readonly ConfigurationRecorderStatus[];
    deliveryChannels?: readonly DeliveryChannel[];
    deliveryChannelStatuses?: readonly DeliveryChannelStatus[];
  };
}
