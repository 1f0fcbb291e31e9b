import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** The most that Lambda gives per page, whatever is asked for. */
const PER_PAGE = 50;

function functionOf(nameOrArn = '', { state, region }: OperationContext): WorldResource<'AWS::Lambda::Function'> {
  const found = state.find('AWS::Lambda::Function', region, nameOrArn);
  if (!found) throw new ApiError('ResourceNotFoundException', 404, `Function not found: ${nameOrArn}`);
  return found;
}

/** Lambda: functions, who may call them, and their URLs. */
export const lambda = defineService({
  name: 'lambda',
  signingName: 'lambda',
  schemas: () => import('@aws-sdk/client-lambda'),
  operations: {
    ListFunctions(input, context) {
      const size = Math.min(PER_PAGE, pageSize(input.MaxItems, { most: 10_000 }, 'InvalidParameterValueException'));
      const found = page(inRegion(context, 'AWS::Lambda::Function'), input.Marker, size);
      return { Functions: found.items.map(({ data: { policy: _, url: __, ...configuration } }) => configuration), NextMarker: found.next };
    },
    ListEventSourceMappings({ MaxItems, Marker }, context) {
      const size = Math.min(100, pageSize(MaxItems, { most: 10_000 }, 'InvalidParameterValueException'));
      const found = page(inRegion(context, 'AWS::Lambda::EventSourceMapping'), Marker, size);
      return {
        EventSourceMappings: found.items.map(({ data }) => ({ ...data, LastProcessingResult: 'OK' })),
        NextMarker: found.next,
      };
    },
    GetPolicy({ FunctionName }, context) {
      const { policy, RevisionId } = functionOf(FunctionName, context).data;
      if (!policy) throw new ApiError('ResourceNotFoundException', 404, 'The resource you requested does not exist.');
      return { Policy: policy, RevisionId };
    },
    GetFunctionUrlConfig({ FunctionName }, context) {
      const { url } = functionOf(FunctionName, context).data;
      if (!url) throw new ApiError('ResourceNotFoundException', 404, 'The resource you requested does not exist.');
      return { ...url };
    },
    ListTags: ({ Resource }, context) => ({ Tags: functionOf(Resource, context).tags }),
  },
});
