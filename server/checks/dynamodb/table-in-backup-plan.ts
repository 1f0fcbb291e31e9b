import { defineCheck } from '../define-check';
import { backupPlanNeeds, backupPlanReads, judgeBackupPlan } from '../shared/backup-plans';
import { withTable } from '../shared/dynamodb-tables';

export const check = defineCheck({
  id: 'dynamodb/table-in-backup-plan',
  title: 'A backup plan selects each DynamoDB table',
  severity: 'medium',
  resourceType: 'AWS::DynamoDB::Table',
  // A table that is being deleted is told by its description; plans select by tag.
  needs: ['dynamodb:ListTables', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', ...backupPlanNeeds],
  reads: backupPlanReads,
  why: 'Point-in-time recovery ends with the table, and reaches back five weeks. What a plan keeps in a vault outlives both, and can be locked against deletion.',
  remedy: {
    text: 'Give the table the tag that your plan selects by, or let the plan select all tables.',
    console: 'AWS Backup → Backup plans → the plan → Assign resources.',
    cli: `aws backup create-backup-selection --backup-plan-id <plan-id> --backup-selection '{"SelectionName":"tables","IamRoleArn":"<role-arn>","Resources":["arn:aws:dynamodb:*:*:table/*"]}'`,
    terraform:
      'resource "aws_backup_selection" "tables" {\n  name         = "tables"\n  plan_id      = "<plan-id>"\n  iam_role_arn = "<role-arn>"\n  resources    = ["arn:aws:dynamodb:*:*:table/*"]\n}',
    cloudformation:
      'Type: AWS::Backup::BackupSelection\nProperties:\n  BackupPlanId: <plan-id>\n  BackupSelection:\n    SelectionName: tables\n    IamRoleArn: <role-arn>\n    Resources:\n      - arn:aws:dynamodb:*:*:table/*',
  },
  aliases: { prowler: ['dynamodb_table_protected_by_backup_plan'], securityHub: ['DynamoDB.4'] },
  requirements: { fsbp: ['DynamoDB.4'] },
  evaluate: ({ arn, tags, region, data }, snapshot) =>
    withTable(data, () => judgeBackupPlan([{ arn, tags, service: 'DynamoDB' }], 'the table', region, snapshot)),
});
