import { ApiError, defineService, page } from '../define-service';
import { inRegion } from './listing';

const PER_PAGE = 100;

/** CloudFormation: stacks. As in AWS, only a stack that is named tells whether it is protected against deletion. */
export const cloudformation = defineService({
  name: 'cloudformation',
  signingName: 'cloudformation',
  schemas: () => import('@aws-sdk/client-cloudformation'),
  operations: {
    DescribeStacks({ StackName, NextToken }, context) {
      if (StackName !== undefined) {
        const found = context.state.find('AWS::CloudFormation::Stack', context.region, StackName);
        if (!found) throw new ApiError('ValidationError', 400, `Stack with id ${StackName} does not exist`);
        const { terminationProtection, ...stack } = found.data;
        return { Stacks: [{ ...stack, EnableTerminationProtection: terminationProtection ?? false }] };
      }
      const { items, next } = page(inRegion(context, 'AWS::CloudFormation::Stack'), NextToken, PER_PAGE);
      return { Stacks: items.map(({ data: { terminationProtection: _, ...stack } }) => stack), NextToken: next };
    },
    ListStacks({ StackStatusFilter = [], NextToken }, context) {
      const stacks = inRegion(context, 'AWS::CloudFormation::Stack');
      const wanted =
        StackStatusFilter.length === 0
          ? stacks
          : stacks.slice(0, stacks.length).filter(({ data }) => data.StackStatus && StackStatusFilter.includes(data.StackStatus));
      const { items, next } = page(wanted, NextToken, PER_PAGE);
      return {
        StackSummaries: items.map(({ data }) => ({
          StackId: data.StackId,
          StackName: data.StackName,
          TemplateDescription: data.Description,
          CreationTime: data.CreationTime,
          LastUpdatedTime: data.LastUpdatedTime,
          StackStatus: data.StackStatus,
          StackStatusReason: data.StackStatusReason,
          ParentId: data.ParentId,
          RootId: data.RootId,
          DriftInformation: data.DriftInformation,
        })),
        NextToken: next,
      };
    },
  },
});
