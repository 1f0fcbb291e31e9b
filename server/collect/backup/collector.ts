import type { Collector } from '../types';

/** One listing of plans in each region, and two calls for what a plan selects: never a call for a resource that is backed up. */
export const backupCollector: Collector = {
  service: 'backup',
  scope: 'regional',
  types: ['AWS::Backup::BackupPlan', 'AWS::Backup::RegionSettings'],
  operations: [
    { operation: 'backup:ListBackupPlans', level: 'list', types: ['AWS::Backup::BackupPlan'] },
    { operation: 'backup:ListBackupSelections', level: 'resource', types: ['AWS::Backup::BackupPlan'] },
    { operation: 'backup:GetBackupSelection', level: 'resource', types: ['AWS::Backup::BackupPlan'] },
    { operation: 'backup:DescribeRegionSettings', level: 'resource', types: ['AWS::Backup::RegionSettings'] },
  ],
  async *collect(context) {
    const { collectBackup } = await import('./collect-backup');
    yield* collectBackup(context);
  },
};
