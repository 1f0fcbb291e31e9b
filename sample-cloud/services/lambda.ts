import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { contents } from '../engine/content-store';
import { filesOf, sha256, zipOf } from './contents/packages';
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
      return {
        Functions: found.items.map(({ data: { policy: _, url: __, secrets: ___, code: ____, ...configuration } }) => configuration),
        NextMarker: found.next,
      };
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
    GetFunction({ FunctionName }, context) {
      const found = functionOf(FunctionName, context);
      const { policy: _, url: __, secrets: ___, code: ____, ...configuration } = found.data;
      const bytes = zipOf(filesOf(found.raw, { 'index.mjs': `export const handler = async () => '${found.id}';\n` }));
      return {
        Configuration: { ...configuration, CodeSha256: sha256(bytes, 'base64') },
        Code: { RepositoryType: 'S3', Location: `${context.origin}${contents.put(bytes)}` },
        Tags: found.tags,
      };
    },
    GetFunctionConfiguration({ FunctionName }, context) {
      const { policy: _, url: __, secrets: ___, code: ____, ...configuration } = functionOf(FunctionName, context).data;
      return configuration;
    },
    GetLayerVersionByArn({ Arn = '' }, { state, region, origin }) {
      const found = state.find('AWS::Lambda::LayerVersion', region, Arn);
      if (!found) throw new ApiError('ResourceNotFoundException', 404, `The resource you requested does not exist: ${Arn}`);
      const bytes = zipOf(filesOf(found.raw, { 'nodejs/helpers.js': 'exports.sum = (a, b) => a + b;\n' }));
      return {
        LayerVersionArn: Arn,
        Content: { Location: `${origin}${contents.put(bytes)}`, CodeSha256: sha256(bytes, 'base64'), CodeSize: bytes.length },
      };
    },
    ListTags: ({ Resource }, context) => ({ Tags: functionOf(Resource, context).tags }),
  },
});
