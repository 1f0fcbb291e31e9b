import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

const ofAccount = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::Account::Account'] });

export const accountCollector: Collector = {
  service: 'account',
  scope: 'global',
  types: ['AWS::Account::Account'],
  operations: [
    ofAccount('account:ListRegions'),
    ofAccount('ec2:DescribeRegions'),
    ofAccount('account:GetContactInformation'),
    ofAccount('account:GetAlternateContact'),
  ],
  async *collect(context) {
    const { collectAccount } = await import('./collect-account');
    yield* collectAccount(context);
  },
};
