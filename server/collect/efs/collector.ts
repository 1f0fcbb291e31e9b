import type { Collector } from '../types';

export const efsCollector: Collector = {
  service: 'efs',
  scope: 'regional',
  types: ['AWS::EFS::FileSystem'],
  operations: [
    {
      operation: 'efs:DescribeFileSystems',
      level: 'list',
      types: ['AWS::EFS::FileSystem'],
      actions: ['elasticfilesystem:DescribeFileSystems'],
    },
    {
      operation: 'efs:DescribeBackupPolicy',
      level: 'resource',
      types: ['AWS::EFS::FileSystem'],
      actions: ['elasticfilesystem:DescribeBackupPolicy'],
    },
  ],
  async *collect(context) {
    const { collectEfs } = await import('./collect-efs');
    yield* collectEfs(context);
  },
};
