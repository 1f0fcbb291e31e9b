import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** Step Functions: state machines. */
export const stepfunctions = defineService({
  name: 'stepfunctions',
  signingName: 'states',
  iamPrefix: 'states',
  schemas: () => import('@aws-sdk/client-sfn'),
  operations: {
    ListStateMachines({ maxResults, nextToken }, context) {
      const found = page(
        inRegion(context, 'AWS::StepFunctions::StateMachine'),
        nextToken,
        pageSize(maxResults, { most: 1000, usual: 100 }, 'ValidationException'),
      );
      return {
        stateMachines: found.items.map(({ arn, id, data }) => ({
          stateMachineArn: arn,
          name: id,
          type: data.type ?? ('STANDARD' as const),
          creationDate: data.creationDate ?? context.now,
        })),
        nextToken: found.next,
      };
    },
    DescribeStateMachine({ stateMachineArn = '' }, context) {
      const found = context.state.find('AWS::StepFunctions::StateMachine', context.region, stateMachineArn);
      if (!found) throw new ApiError('StateMachineDoesNotExist', 400, `State Machine Does Not Exist: '${stateMachineArn}'`);
      const { secrets: _, ...data } = found.data;
      return {
        ...data,
        stateMachineArn,
        name: found.id,
        roleArn: data.roleArn ?? '',
        type: data.type ?? ('STANDARD' as const),
        creationDate: data.creationDate ?? context.now,
        definition: found.raw?.definition ?? '{}',
      };
    },
  },
});
