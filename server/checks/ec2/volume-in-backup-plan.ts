import type { Resource } from '@/server/collect/types';
import { defineCheck, notApplicable, readFields } from '../define-check';
import { backupPlanNeeds, backupPlanReads, judgeBackupPlan, type Selectable } from '../shared/backup-plans';
import type { Snapshot } from '../types';

/** A plan that saves an instance saves its volumes with it. */
function savedWith(volume: Resource<'AWS::EC2::Volume'>, snapshot: Snapshot): Selectable[] {
  return (volume.data.Attachments ?? []).flatMap(({ InstanceId = '' }) => {
    const instance = snapshot.get('AWS::EC2::Instance', InstanceId);
    return instance ? [{ arn: instance.arn, tags: instance.tags, service: 'EC2' as const }] : [];
  });
}

export const check = defineCheck({
  id: 'ec2/volume-in-backup-plan',
  title: 'A backup plan selects each EBS volume',
  severity: 'medium',
  resourceType: 'AWS::EC2::Volume',
  needs: ['ec2:DescribeVolumes', 'ec2:DescribeInstances', ...backupPlanNeeds],
  reads: [readFields('AWS::EC2::Instance', 'region'), ...backupPlanReads],
  why: 'A snapshot that somebody once took grows old. A plan takes them by a schedule, keeps them in a vault, and goes on when people leave.',
  remedy: {
    text: 'Give the volume, or the instance that it is attached to, the tag that your plan selects by, or let the plan select all volumes.',
    console: 'AWS Backup → Backup plans → the plan → Assign resources.',
    cli: `aws backup create-backup-selection --backup-plan-id <plan-id> --backup-selection '{"SelectionName":"volumes","IamRoleArn":"<role-arn>","Resources":["arn:aws:ec2:*:*:volume/*"]}'`,
    terraform:
      'resource "aws_backup_selection" "volumes" {\n  name         = "volumes"\n  plan_id      = "<plan-id>"\n  iam_role_arn = "<role-arn>"\n  resources    = ["arn:aws:ec2:*:*:volume/*"]\n}',
    cloudformation:
      'Type: AWS::Backup::BackupSelection\nProperties:\n  BackupPlanId: <plan-id>\n  BackupSelection:\n    SelectionName: volumes\n    IamRoleArn: <role-arn>\n    Resources:\n      - arn:aws:ec2:*:*:volume/*',
  },
  aliases: { prowler: ['ec2_ebs_volume_protected_by_backup_plan'], securityHub: ['EC2.28'] },
  requirements: { fsbp: ['EC2.28'] },
  evaluate: (volume, snapshot) => {
    const { State } = volume.data;
    if (State === 'creating' || State === 'deleting' || State === 'deleted') return notApplicable(`The volume is ${State}`);
    const own: Selectable = { arn: volume.arn, tags: volume.tags, service: 'EBS' };
    return judgeBackupPlan([own, ...savedWith(volume, snapshot)], 'the volume', volume.region, snapshot);
  },
});
