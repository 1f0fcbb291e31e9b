import { bulkTags, contentRead, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const type = 'AWS::Lambda::Function';
const layer = 'AWS::Lambda::LayerVersion';
const mapping = 'AWS::Lambda::EventSourceMapping';

export const lambdaCollector: Collector = {
  service: 'lambda',
  scope: 'regional',
  types: [type, layer, mapping],
  operations: [
    listing('lambda:ListFunctions', type, layer),
    enrichment('lambda:GetPolicy', type),
    enrichment('lambda:GetFunctionUrlConfig', type),
    enrichment('lambda:ListTags', type),
    bulkTags(type),
    contentRead('lambda-code', enrichment('lambda:GetFunction', type)),
    contentRead('lambda-layers', { ...enrichment('lambda:GetLayerVersionByArn', layer), actions: ['lambda:GetLayerVersion'] }),
    listing('lambda:ListEventSourceMappings', mapping),
  ],
  async *collect(context) {
    const { collectLambda } = await import('./collect-lambda');
    yield* collectLambda(context);
  },
};
