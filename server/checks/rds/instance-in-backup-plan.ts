import { defineCheck, notApplicable } from '../define-check';
import { backupPlanNeeds, backupPlanReads, judgeBackupPlan } from '../shared/backup-plans';
import { instanceNeeds, replicaSource, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-in-backup-plan',
  title: 'A backup plan selects each RDS instance',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: [...instanceNeeds, ...backupPlanNeeds],
  reads: backupPlanReads,
  why: 'RDS deletes the automated backups with the instance, or soon after. What a plan keeps in a vault outlives it, and can be locked against deletion.',
  remedy: {
    text: 'Give the instance the tag that your plan selects by, or let the plan select all databases.',
    console: 'AWS Backup → Backup plans → the plan → Assign resources.',
    cli: `aws backup create-backup-selection --backup-plan-id <plan-id> --backup-selection '{"SelectionName":"databases","IamRoleArn":"<role-arn>","Resources":["arn:aws:rds:*:*:db:*"]}'`,
    terraform:
      'resource "aws_backup_selection" "databases" {\n  name         = "databases"\n  plan_id      = "<plan-id>"\n  iam_role_arn = "<role-arn>"\n  resources    = ["arn:aws:rds:*:*:db:*"]\n}',
    cloudformation:
      'Type: AWS::Backup::BackupSelection\nProperties:\n  BackupPlanId: <plan-id>\n  BackupSelection:\n    SelectionName: databases\n    IamRoleArn: <role-arn>\n    Resources:\n      - arn:aws:rds:*:*:db:*',
  },
  aliases: { prowler: ['rds_instance_protected_by_backup_plan'] },
  evaluate: (instance, snapshot) =>
    withStandaloneInstance(instance.data, (data) => {
      const source = replicaSource(data);
      if (source) return notApplicable('The instance is a replica, whose source is what gets saved', { source });
      const { arn, tags, region } = instance;
      return judgeBackupPlan([{ arn, tags, service: 'RDS' }], 'the instance', region, snapshot);
    }),
});
