import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const perFunction = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::Lambda::Function'] });

export const lambdaCollector: Collector = {
  service: 'lambda',
  scope: 'regional',
  types: ['AWS::Lambda::Function'],
  operations: [
    { operation: 'lambda:ListFunctions', level: 'list', types: ['AWS::Lambda::Function'] },
    perFunction('lambda:GetPolicy'),
    perFunction('lambda:GetFunctionUrlConfig'),
    perFunction('lambda:ListTags'),
    { ...perFunction('tagging:GetResources'), actions: ['tag:GetResources'] },
  ],
  async *collect(context) {
    const { collectLambda } = await import('./collect-lambda');
    yield* collectLambda(context);
  },
};
