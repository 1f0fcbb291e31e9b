import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const asked = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::Organizations::Organization'] });

/** One call in an account that manages no organization, three in one that does. */
export const organizationsCollector: Collector = {
  service: 'organizations',
  scope: 'global',
  types: ['AWS::Organizations::Organization'],
  operations: [
    asked('organizations:DescribeOrganization'),
    asked('organizations:ListDelegatedAdministrators'),
    asked('iam:ListOrganizationsFeatures'),
  ],
  async *collect(context) {
    const { collectOrganization } = await import('./collect-organization');
    yield* collectOrganization(context);
  },
};
