import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const setting = (operation: OperationName): OperationSpec => ({
  operation,
  level: 'resource',
  types: ['AWS::SecurityHub::RegionSettings'],
});

/** One call where Security Hub is off, two where it is on. */
export const securityHubCollector: Collector = {
  service: 'securityhub',
  scope: 'regional',
  types: ['AWS::SecurityHub::RegionSettings'],
  operations: [
    setting('securityhub:DescribeHub'),
    setting('securityhub:GetEnabledStandards'),
    setting('securityhub:ListEnabledProductsForImport'),
  ],
  async *collect(context) {
    const { collectSecurityHub } = await import('./collect-securityhub');
    yield* collectSecurityHub(context);
  },
};
