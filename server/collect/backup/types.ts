import type { BackupPlansListMember, BackupSelection } from '@aws-sdk/client-backup';

export interface BackupResources {
  /** `selections`: what the plan backs up, in the order of their names. Absent, or fewer than there are, where a call failed (see the gaps). */
  'AWS::Backup::BackupPlan': Omit<BackupPlansListMember, 'LastExecutionDate'> & { selections?: readonly BackupSelection[] };
  /** `resourceTypeOptIn`: by AWS Backup's name of a service (`EBS`, `RDS`), whether plans may select it by tag or wildcard. */
  'AWS::Backup::RegionSettings': { resourceTypeOptIn?: Readonly<Record<string, boolean>> };
}
