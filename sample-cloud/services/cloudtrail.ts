import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { eventsOf } from './cloudtrail-events';
import { pageSize } from './listing';
import { mend } from './operate/mend';

type TrailResource = WorldResource<'AWS::CloudTrail::Trail'>;

/** Trails that show in the region: those at home here and, as shadows, the multi-region ones of other regions. */
function visible({ account, state, region }: OperationContext, shadows: boolean): TrailResource[] {
  return account.regions.flatMap(({ name }) => {
    const trails = state.list('AWS::CloudTrail::Trail', name);
    return trails.slice(0, trails.length).filter(({ data }) => name === region || (shadows && data.IsMultiRegionTrail));
  });
}

function trailOf(nameOrArn = '', context: OperationContext): TrailResource {
  const found = visible(context, true).find(({ id, arn, region }) => arn === nameOrArn || (id === nameOrArn && region === context.region));
  if (!found) throw new ApiError('TrailNotFoundException', 400, `Unknown trail: ${nameOrArn} for the user: ${context.accountId}`);
  // Through `find`, which knows what the trail refuses.
  return context.state.find('AWS::CloudTrail::Trail', found.region, found.arn) ?? found;
}

/** CloudTrail: trails, whether they run and what they record. */
export const cloudtrail = defineService({
  name: 'cloudtrail',
  signingName: 'cloudtrail',
  schemas: () => import('@aws-sdk/client-cloudtrail'),
  operations: {
    DescribeTrails({ trailNameList = [], includeShadowTrails = true }, context) {
      const wanted = visible(context, includeShadowTrails).filter(
        ({ id, arn }) => trailNameList.length === 0 || trailNameList.includes(id) || trailNameList.includes(arn),
      );
      return {
        trailList: wanted.map(
          ({ data: { status: _, eventSelectors: __, advancedEventSelectors: ___, insightSelectors: ____, ...trail } }) => trail,
        ),
      };
    },
    LookupEvents({ LookupAttributes = [], StartTime, EndTime, MaxResults, NextToken }, context) {
      const [attribute] = LookupAttributes;
      if (LookupAttributes.length > 1 || (attribute && attribute.AttributeKey !== 'ResourceName'))
        throw new ApiError('InvalidLookupAttributesException', 400, 'The sample cloud looks events up by ResourceName.');
      const found = eventsOf(attribute?.AttributeValue, context).filter(
        ({ EventTime }) => (!StartTime || EventTime >= StartTime) && (!EndTime || EventTime <= EndTime),
      );
      const { items, next } = page(found, NextToken, pageSize(MaxResults, { most: 50 }, 'InvalidMaxResultsException'));
      return { Events: [...items], NextToken: next };
    },
    StartLogging({ Name }, context) {
      const trail = trailOf(Name, context);
      mend(trail, { status: { ...trail.data.status, IsLogging: true, StartLoggingTime: context.now } }, context);
      return {};
    },
    UpdateTrail({ Name, EnableLogFileValidation }, context) {
      const trail = trailOf(Name, context);
      const { status: _, ...updated } = mend(
        trail,
        EnableLogFileValidation === undefined ? {} : { LogFileValidationEnabled: EnableLogFileValidation },
        context,
      );
      return { TrailARN: trail.arn, Name: trail.id, LogFileValidationEnabled: updated.LogFileValidationEnabled };
    },
    GetTrail({ Name }, context) {
      const { status: _, eventSelectors: __, advancedEventSelectors: ___, insightSelectors: ____, ...Trail } = trailOf(Name, context).data;
      return { Trail };
    },
    GetTrailStatus: ({ Name }, context) => ({ ...trailOf(Name, context).data.status }),
    GetEventSelectors({ TrailName }, context) {
      const { arn, data } = trailOf(TrailName, context);
      return {
        TrailARN: arn,
        ...(data.eventSelectors && { EventSelectors: [...data.eventSelectors] }),
        ...(data.advancedEventSelectors && { AdvancedEventSelectors: [...data.advancedEventSelectors] }),
      };
    },
    GetInsightSelectors({ TrailName }, context) {
      const { arn, data } = trailOf(TrailName, context);
      if (!data.insightSelectors) {
        throw new ApiError(
          'InsightNotEnabledException',
          400,
          `Trail ${arn} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
        );
      }
      return { TrailARN: arn, InsightSelectors: [...data.insightSelectors] };
    },
    ListTags: ({ ResourceIdList = [] }, context) => ({
      ResourceTagList: ResourceIdList.map((ResourceId) => ({
        ResourceId,
        TagsList: Object.entries(trailOf(ResourceId, context).tags).map(([Key, Value]) => ({ Key, Value })),
      })),
    }),
  },
});
