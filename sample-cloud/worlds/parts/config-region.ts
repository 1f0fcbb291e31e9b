import type { MaximumExecutionFrequency, RecordingFrequency, RecordingGroup } from '@aws-sdk/client-config-service';
import type { Draft } from '../draft';

export interface ConfigOptions {
  region: string;
  /** Left out: nothing is set up. */
  recorder?: {
    recording: boolean;
    since: Date;
    /** A role of ours instead of the service-linked one. */
    role?: string;
    group?: RecordingGroup;
    failing?: boolean;
    frequency?: RecordingFrequency;
  };
  /** The bucket that it delivers to; left out: none. */
  bucket?: string;
  /** How often a snapshot goes there; null: never by itself. */
  snapshots?: MaximumExecutionFrequency | null;
}

const everything: RecordingGroup = {
  allSupported: true,
  includeGlobalResourceTypes: true,
  resourceTypes: [],
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
};

/** Adds AWS Config as it stands in a region. */
export function addConfigRegion(draft: Draft, { region, recorder, bucket, snapshots = 'TwentyFour_Hours' }: ConfigOptions): void {
  const role = recorder?.role ? `role/${recorder.role}` : 'role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
  const delivered = { lastStatus: recorder?.failing ? ('Failure' as const) : ('Success' as const), lastStatusChangeTime: recorder?.since };
  draft.add({
    type: 'AWS::Config::RegionSettings',
    id: region,
    arn: draft.arn('config', region, `settings/${region}`),
    region,
    tags: {},
    data: {
      recorders: recorder
        ? [
            {
              name: 'default',
              roleARN: draft.arn('iam', '', role),
              recordingGroup: recorder.group ?? everything,
              recordingMode: { recordingFrequency: recorder.frequency ?? 'CONTINUOUS' },
            },
          ]
        : [],
      recorderStatuses: recorder
        ? [
            {
              name: 'default',
              recording: recorder.recording,
              lastStartTime: recorder.since,
              ...(!recorder.recording && { lastStopTime: recorder.since }),
              lastStatus: recorder.failing ? 'Failure' : 'Success',
              lastStatusChangeTime: recorder.since,
            },
          ]
        : [],
      deliveryChannels: bucket
        ? [
            {
              name: 'default',
              s3BucketName: bucket,
              ...(snapshots && { configSnapshotDeliveryProperties: { deliveryFrequency: snapshots } }),
            },
          ]
        : [],
      deliveryChannelStatuses: bucket
        ? [
            {
              name: 'default',
              configSnapshotDeliveryInfo: delivered,
              configHistoryDeliveryInfo: delivered,
              configStreamDeliveryInfo: delivered,
            },
          ]
        : [],
    },
  });
}
