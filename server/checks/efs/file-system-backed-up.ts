import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'efs/file-system-backed-up',
  title: 'EFS file systems are backed up automatically',
  severity: 'medium',
  resourceType: 'AWS::EFS::FileSystem',
  needs: ['efs:DescribeFileSystems', 'efs:DescribeBackupPolicy'],
  why: 'Files that were deleted, overwritten or encrypted by an intruder cannot be brought back.',
  remedy: {
    text: 'Turn automatic backups on: AWS Backup then keeps daily copies for 35 days. A backup plan of your own that picks the file system in another way is not seen here.',
    console: 'EFS → File systems → the file system → General → Edit → Automatic backups.',
    cli: 'aws efs put-backup-policy --file-system-id <file-system-id> --backup-policy Status=ENABLED',
    terraform:
      'resource "aws_efs_backup_policy" "this" {\n  file_system_id = aws_efs_file_system.this.id\n  backup_policy {\n    status = "ENABLED"\n  }\n}',
    cloudformation: 'Type: AWS::EFS::FileSystem\nProperties:\n  BackupPolicy:\n    Status: ENABLED',
  },
  aliases: { prowler: ['efs_have_backup_enabled'], securityHub: ['EFS.2'] },
  requirements: { fsbp: ['EFS.2'] },
  evaluate: ({ data: { backupPolicy, LifeCycleState } }) => {
    if (LifeCycleState === 'deleting' || LifeCycleState === 'deleted') return notApplicable('The file system is being deleted');
    if (backupPolicy === undefined) return unknown('Not known: the backup policy was not read');
    const status = backupPolicy?.Status ?? null;
    if (status === 'ENABLED' || status === 'ENABLING') return pass('Automatic backups are on', { backupPolicy: status });
    if (backupPolicy && !status) return unknown('Not known: AWS did not tell whether automatic backups are on');
    return fail('Automatic backups are off', { backupPolicy: status });
  },
});
