import { defineCheck, notApplicable } from '../define-check';
import { backupPlanNeeds, backupPlanReads, judgeBackupPlan } from '../shared/backup-plans';
import { clusterNeeds, isAurora, replicaSource, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-in-backup-plan',
  title: 'A backup plan selects each RDS and Aurora cluster',
  severity: 'high',
  resourceType: 'AWS::RDS::DBCluster',
  needs: [...clusterNeeds, ...backupPlanNeeds],
  reads: backupPlanReads,
  why: 'RDS deletes the automated backups of a cluster with it, or soon after. What a plan keeps in a vault outlives it, and can be locked against deletion.',
  remedy: {
    text: 'Give the cluster the tag that your plan selects by, or let the plan select all clusters.',
    console: 'AWS Backup → Backup plans → the plan → Assign resources.',
    cli: `aws backup create-backup-selection --backup-plan-id <plan-id> --backup-selection '{"SelectionName":"databases","IamRoleArn":"<role-arn>","Resources":["arn:aws:rds:*:*:cluster:*"]}'`,
    terraform:
      'resource "aws_backup_selection" "databases" {\n  name         = "databases"\n  plan_id      = "<plan-id>"\n  iam_role_arn = "<role-arn>"\n  resources    = ["arn:aws:rds:*:*:cluster:*"]\n}',
    cloudformation:
      'Type: AWS::Backup::BackupSelection\nProperties:\n  BackupPlanId: <plan-id>\n  BackupSelection:\n    SelectionName: databases\n    IamRoleArn: <role-arn>\n    Resources:\n      - arn:aws:rds:*:*:cluster:*',
  },
  aliases: { prowler: ['rds_cluster_protected_by_backup_plan'] },
  evaluate: (cluster, snapshot) =>
    withCluster(cluster.data, (data) => {
      const source = replicaSource(data);
      if (source) return notApplicable('The cluster is a replica, whose source is what gets saved', { source });
      const { arn, tags, region } = cluster;
      return judgeBackupPlan([{ arn, tags, service: isAurora(data.Engine) ? 'Aurora' : 'RDS' }], 'the cluster', region, snapshot);
    }),
});
