import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { uuid } from '../worlds/ids';
import { inRegion, pageSize } from './listing';

function groupOf(nameOrArn = '', { state, region }: OperationContext): WorldResource<'AWS::Athena::WorkGroup'> {
  const found = state.find('AWS::Athena::WorkGroup', region, nameOrArn);
  if (!found) throw new ApiError('InvalidRequestException', 400, `WorkGroup ${nameOrArn} is not found.`);
  return found;
}

/** Athena: work groups and whether queries ran in them. Results are not there to be read. */
export const athena = defineService({
  name: 'athena',
  signingName: 'athena',
  schemas: () => import('@aws-sdk/client-athena'),
  operations: {
    ListWorkGroups({ MaxResults, NextToken }, context) {
      const found = page(
        inRegion(context, 'AWS::Athena::WorkGroup'),
        NextToken,
        pageSize(MaxResults, { most: 50 }, 'InvalidRequestException'),
      );
      return { WorkGroups: found.items.map(({ data: { Name, State } }) => ({ Name, State })), NextToken: found.next };
    },
    GetWorkGroup({ WorkGroup }, context) {
      const { used: _, ...data } = groupOf(WorkGroup, context).data;
      return { WorkGroup: data };
    },
    ListQueryExecutions: ({ WorkGroup = 'primary' }, context) => ({
      QueryExecutionIds: groupOf(WorkGroup, context).data.used ? [uuid(`query/${WorkGroup}`)] : [],
    }),
    ListTagsForResource: ({ ResourceARN }, context) => ({ Tags: tagList(groupOf(ResourceARN, context).tags) }),
  },
});
