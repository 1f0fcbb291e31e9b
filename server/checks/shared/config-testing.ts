import type { ConfigurationRecorder } from '@aws-sdk/client-config-service';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

type RegionData = Resource<'AWS::Config::RegionSettings'>['data'];

/** A recorder of everything with the service-linked role; `parts` says what differs. */
export const recorderOf = (parts: Partial<ConfigurationRecorder> = {}): ConfigurationRecorder => ({
  name: 'default',
  roleARN: `arn:aws:iam::${testAccount}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
  recordingGroup: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] },
  recordingMode: { recordingFrequency: 'CONTINUOUS' },
  ...parts,
});

/** A region where AWS Config records and delivers; `data` says what differs. */
export const configOf = (
  data: Partial<RegionData> = {},
  parts: { region?: string; gaps?: Gap[] } = {},
): Resource<'AWS::Config::RegionSettings'> =>
  resourceOf('AWS::Config::RegionSettings', {
    id: parts.region ?? 'eu-central-1',
    region: parts.region ?? 'eu-central-1',
    gaps: parts.gaps,
    data: {
      recorders: [recorderOf()],
      recorderStatuses: [{ name: 'default', recording: true, lastStatus: 'Success' }],
      deliveryChannels: [
        { name: 'default', s3BucketName: 'shop-config', configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' } },
      ],
      deliveryChannelStatuses: [
        { name: 'default', configHistoryDeliveryInfo: { lastStatus: 'Success' }, configStreamDeliveryInfo: { lastStatus: 'Success' } },
      ],
      ...data,
    },
  });

/** Nothing is set up. */
export const nothingSetUp = { recorders: [], recorderStatuses: [], deliveryChannels: [], deliveryChannelStatuses: [] };
