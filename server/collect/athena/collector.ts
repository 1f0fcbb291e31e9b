import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const perGroup = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::Athena::WorkGroup'] });

export const athenaCollector: Collector = {
  service: 'athena',
  scope: 'regional',
  types: ['AWS::Athena::WorkGroup'],
  operations: [
    { operation: 'athena:ListWorkGroups', level: 'list', types: ['AWS::Athena::WorkGroup'] },
    perGroup('athena:GetWorkGroup'),
    perGroup('athena:ListQueryExecutions'),
    perGroup('athena:ListTagsForResource'),
  ],
  async *collect(context) {
    const { collectAthena } = await import('./collect-athena');
    yield* collectAthena(context);
  },
};
