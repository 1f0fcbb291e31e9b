import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

type TrailData = Resource<'AWS::CloudTrail::Trail'>['data'];

export const allManagement = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
} satisfies NonNullable<TrailData['eventSelectors']>[number];

/** A running multi-region trail with management events; `data` says what differs. */
export function trailOf(
  data: Partial<TrailData> = {},
  parts: { id?: string; region?: string; gaps?: Gap[] } = {},
): Resource<'AWS::CloudTrail::Trail'> {
  const { id = 'audit', region = 'eu-central-1', gaps } = parts;
  const arn = `arn:aws:cloudtrail:${region}:${testAccount}:trail/${id}`;
  return resourceOf('AWS::CloudTrail::Trail', {
    id,
    arn,
    region,
    gaps,
    data: {
      Name: id,
      TrailARN: arn,
      HomeRegion: region,
      S3BucketName: 'shop-trail',
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      IsOrganizationTrail: false,
      LogFileValidationEnabled: true,
      status: { IsLogging: true },
      eventSelectors: [allManagement],
      advancedEventSelectors: [],
      insightSelectors: null,
      ...data,
    },
  });
}

/** A selector of new form, from field names and their `Equals`, or whole conditions. */
export const advanced = (fields: Record<string, string | object>) => ({
  FieldSelectors: Object.entries(fields).map(([Field, test]) => ({ Field, ...(typeof test === 'string' ? { Equals: [test] } : test) })),
});

export const accountOf = (gaps: Gap[] = []): Resource<'AWS::Account::Account'> =>
  resourceOf('AWS::Account::Account', { id: testAccount, region: 'global', gaps, data: { accountId: testAccount, regions: [] } });
