import { bulkTags, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const type = 'AWS::Lambda::Function';
const mapping = 'AWS::Lambda::EventSourceMapping';

export const lambdaCollector: Collector = {
  service: 'lambda',
  scope: 'regional',
  types: [type, mapping],
  operations: [
    listing('lambda:ListFunctions', type),
    enrichment('lambda:GetPolicy', type),
    enrichment('lambda:GetFunctionUrlConfig', type),
    enrichment('lambda:ListTags', type),
    bulkTags(type),
    listing('lambda:ListEventSourceMappings', mapping),
  ],
  async *collect(context) {
    const { collectLambda } = await import('./collect-lambda');
    yield* collectLambda(context);
  },
};
