import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { tagRecord } from '../tags';
import type { CollectContext, Gap, GetForResource, Resource } from '../types';

export interface ListedTrail {
  arn: string;
  name: string;
  home: string;
  trail: Trail;
}

/**
 * One trail with its status and selectors. A trail of the organization's management account is asked about like any other:
 * what AWS will not tell a member stays a gap, and never means that the trail is gone.
 */
export async function buildTrail(
  context: CollectContext,
  { arn, name, home, trail }: ListedTrail,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::CloudTrail::Trail'>> {
  const client = context.client(CloudTrailClient);
  const isOwn = arn.split(':')[4] === context.account;
  const permanent = !isOwn;
  const [status, selectors, insightSelectors, tags] = await Promise.all([
    get(
      'cloudtrail:GetTrailStatus',
      async () => {
        const { $metadata: _, ...answer } = await client.send(new GetTrailStatusCommand({ Name: arn }));
        return answer;
      },
      { permanent },
    ),
    get(
      'cloudtrail:GetEventSelectors',
      async () => {
        const { EventSelectors, AdvancedEventSelectors } = await client.send(new GetEventSelectorsCommand({ TrailName: arn }));
        return { eventSelectors: EventSelectors ?? [], advancedEventSelectors: AdvancedEventSelectors ?? [] };
      },
      { permanent },
    ),
    get(
      'cloudtrail:GetInsightSelectors',
      async () => (await client.send(new GetInsightSelectorsCommand({ TrailName: arn }))).InsightSelectors ?? null,
      {
        absent: ['InsightNotEnabledException'],
        permanent,
      },
    ),
    isOwn
      ? get(
          'cloudtrail:ListTags',
          async () => (await client.send(new ListTagsCommand({ ResourceIdList: [arn] }))).ResourceTagList?.[0]?.TagsList ?? [],
        )
      : [],
  ]);
  return {
    type: 'AWS::CloudTrail::Trail',
    arn,
    id: name,
    name: null,
    region: home,
    tags: tagRecord(tags ?? []),
    data: { ...trail, ...(status && { status }), ...selectors, ...(insightSelectors !== undefined && { insightSelectors }) },
    gaps,
  };
}
