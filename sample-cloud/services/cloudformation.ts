import { ApiError, defineService, page } from '../define-service';
import { contentsOf } from '../worlds/stack-contents/contents-of';
import { instancesOf, stackSetsOf } from '../worlds/stack-contents/stack-sets';
import { detectionStatus, driftInformation, resourceDrift, resourceDrifts, stackNamed, startDetection } from './cloudformation-drift';
import { inRegion, pageSize } from './listing';

const PER_PAGE = 100;

/**
 * CloudFormation: stacks, what is in them and how it differs from their templates. As in AWS, only a stack that is named tells
 * whether it is protected against deletion, and a detection takes its time.
 */
export const cloudformation = defineService({
  name: 'cloudformation',
  signingName: 'cloudformation',
  schemas: () => import('@aws-sdk/client-cloudformation'),
  operations: {
    DescribeStacks({ StackName, NextToken }, context) {
      if (StackName !== undefined) {
        const found = stackNamed(StackName, context);
        const { terminationProtection, ...stack } = found.data;
        const DriftInformation = driftInformation(found, context);
        return {
          Stacks: [
            {
              ...stack,
              DriftInformation,
              EnableTerminationProtection: terminationProtection ?? false,
            },
          ],
        };
      }
      const { items, next } = page(inRegion(context, 'AWS::CloudFormation::Stack'), NextToken, PER_PAGE);
      return {
        Stacks: items.map((item) => {
          const { terminationProtection: _, ...stack } = item.data;
          return {
            ...stack,
            DriftInformation: driftInformation(item, context),
          };
        }),
        NextToken: next,
      };
    },
    ListStackResources({ StackName, NextToken }, context) {
      const stack = stackNamed(StackName, context);
      const { items, next } = page(contentsOf(stack, context.state), NextToken, PER_PAGE);
      return {
        StackResourceSummaries: items.map(({ logicalId, type, physicalId, drift }) => ({
          LogicalResourceId: logicalId,
          PhysicalResourceId: physicalId,
          ResourceType: type,
          LastUpdatedTimestamp: stack.data.LastUpdatedTime ?? stack.data.CreationTime,
          ResourceStatus: 'CREATE_COMPLETE' as const,
          DriftInformation: {
            StackResourceDriftStatus: drift?.status ?? 'NOT_CHECKED',
          },
        })),
        NextToken: next,
      };
    },
    DetectStackDrift: ({ StackName }, context) => ({
      StackDriftDetectionId: startDetection(stackNamed(StackName, context), context),
    }),
    DescribeStackDriftDetectionStatus: ({ StackDriftDetectionId }, context) => detectionStatus(StackDriftDetectionId, context),
    DescribeStackResourceDrifts({ StackName, StackResourceDriftStatusFilters = [], NextToken, MaxResults }, context) {
      const all = resourceDrifts(stackNamed(StackName, context), StackResourceDriftStatusFilters, context);
      const { items, next } = page(all, NextToken, pageSize(MaxResults, { most: PER_PAGE }, 'ValidationError'));
      return { StackResourceDrifts: [...items], NextToken: next };
    },
    DetectStackResourceDrift({ StackName, LogicalResourceId }, context) {
      const stack = stackNamed(StackName, context);
      const content = contentsOf(stack, context.state).find(({ logicalId }) => logicalId === LogicalResourceId);
      if (!content) throw new ApiError('ValidationError', 400, `Resource ${LogicalResourceId} does not exist for stack ${stack.id}`);
      return { StackResourceDrift: resourceDrift(stack, content, context) };
    },
    ListStackSets({ Status, NextToken }, context) {
      const all = Status === 'DELETED' ? [] : stackSetsOf(context.account.id, context.region, context.now);
      const { items, next } = page(all, NextToken, PER_PAGE);
      return { Summaries: [...items], NextToken: next };
    },
    ListStackInstances({ StackSetName, NextToken }, context) {
      const all = instancesOf(context.account.id, context.region, StackSetName ?? '', context.now);
      if (!all) throw new ApiError('StackSetNotFoundException', 404, `StackSet ${StackSetName} not found`);
      const { items, next } = page(all, NextToken, PER_PAGE);
      return { Summaries: [...items], NextToken: next };
    },
    ListStacks({ StackStatusFilter = [], NextToken }, context) {
      const stacks = inRegion(context, 'AWS::CloudFormation::Stack');
      const wanted =
        StackStatusFilter.length === 0
          ? stacks
          : stacks.slice(0, stacks.length).filter(({ data }) => data.StackStatus && StackStatusFilter.includes(data.StackStatus));
      const { items, next } = page(wanted, NextToken, PER_PAGE);
      return {
        StackSummaries: items
          .map((item) => ({ ...item, drift: driftInformation(item, context) }))
          .map(({ data, drift }) => ({
            StackId: data.StackId,
            StackName: data.StackName,
            TemplateDescription: data.Description,
            CreationTime: data.CreationTime,
            LastUpdatedTime: data.LastUpdatedTime,
            StackStatus: data.StackStatus,
            StackStatusReason: data.StackStatusReason,
            ParentId: data.ParentId,
            RootId: data.RootId,
            DriftInformation: drift?.StackDriftStatus ? { ...drift, StackDriftStatus: drift.StackDriftStatus } : undefined,
          })),
        NextToken: next,
      };
    },
  },
});
