import type { OperationName } from '@/server/aws/operation';
import { bulkTags } from '../spec';
import type { Collector, OperationSpec } from '../types';

const perKey = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::KMS::Key'] });

export const kmsCollector: Collector = {
  service: 'kms',
  scope: 'regional',
  types: ['AWS::KMS::Key'],
  operations: [
    { operation: 'kms:ListKeys', level: 'list', types: ['AWS::KMS::Key'] },
    { operation: 'kms:ListAliases', level: 'list', types: ['AWS::KMS::Key'], enumerates: false },
    perKey('kms:DescribeKey'),
    perKey('kms:GetKeyRotationStatus'),
    perKey('kms:GetKeyPolicy'),
    perKey('kms:ListResourceTags'),
    bulkTags('AWS::KMS::Key'),
  ],
  async *collect(context) {
    const { collectKms } = await import('./collect-kms');
    yield* collectKms(context);
  },
};
