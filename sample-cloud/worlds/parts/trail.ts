import type { AdvancedEventSelector, EventSelector, InsightSelector, Trail } from '@aws-sdk/client-cloudtrail';
import type { Draft, Tags } from '../draft';

export interface TrailOptions {
  region: string;
  name: string;
  bucket: string;
  multiRegion?: boolean;
  validated?: boolean;
  kmsKeyArn?: string;
  /** A log group's name. */
  logGroup?: string;
  logging?: boolean;
  started: Date;
  stopped?: Date;
  /** Why its files cannot be delivered, in S3's words. */
  deliveryError?: string;
  eventSelectors?: readonly EventSelector[];
  advancedEventSelectors?: readonly AdvancedEventSelector[];
  insights?: readonly InsightSelector[] | null;
  data?: Partial<Trail>;
  tags?: Tags;
}

export const managementEvents: EventSelector = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};

/** Management events, and reads and writes of the objects of all buckets. */
export function objectEvents(readWriteType: EventSelector['ReadWriteType']): EventSelector {
  return { ...managementEvents, ReadWriteType: readWriteType, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] };
}

/** Adds a trail in its home region. */
export function addTrail(draft: Draft, options: TrailOptions): void {
  const { region, name, insights = null, tags = {}, logging = true } = options;
  const arn = draft.arn('cloudtrail', region, `trail/${name}`);
  const { clock } = draft;
  draft.add({
    type: 'AWS::CloudTrail::Trail',
    id: name,
    arn,
    region,
    tags,
    data: {
      Name: name,
      TrailARN: arn,
      HomeRegion: region,
      S3BucketName: options.bucket,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: options.multiRegion ?? false,
      IsOrganizationTrail: false,
      LogFileValidationEnabled: options.validated ?? false,
      ...(options.kmsKeyArn && { KmsKeyId: options.kmsKeyArn }),
      ...(options.logGroup && {
        CloudWatchLogsLogGroupArn: draft.arn('logs', region, `log-group:${options.logGroup}:*`),
        CloudWatchLogsRoleArn: draft.arn('iam', '', 'role/lumen-cloudtrail-logs'),
      }),
      HasCustomEventSelectors: options.eventSelectors !== undefined || options.advancedEventSelectors !== undefined,
      HasInsightSelectors: insights !== null && insights.length > 0,
      status: {
        IsLogging: logging,
        StartLoggingTime: options.started,
        ...(options.stopped && { StopLoggingTime: options.stopped }),
        LatestDeliveryTime: options.stopped ?? clock.lately(0),
        ...(options.deliveryError && { LatestDeliveryError: options.deliveryError }),
        ...(options.logGroup && { LatestCloudWatchLogsDeliveryTime: options.stopped ?? clock.lately(0) }),
        ...(options.validated && { LatestDigestDeliveryTime: clock.lately(0) }),
      },
      ...(options.advancedEventSelectors
        ? { advancedEventSelectors: [...options.advancedEventSelectors] }
        : { eventSelectors: [...(options.eventSelectors ?? [managementEvents])] }),
      insightSelectors: insights,
      ...options.data,
    },
  });
}
