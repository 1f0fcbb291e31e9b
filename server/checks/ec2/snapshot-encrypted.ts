import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/snapshot-encrypted',
  title: 'EBS snapshots are encrypted',
  severity: 'high',
  resourceType: 'AWS::EC2::Snapshot',
  needs: ['ec2:DescribeSnapshots'],
  why: 'An unencrypted snapshot can be shared or copied out of the account as it is, and whoever has it can read it without a key.',
  remedy: {
    text: 'Copy the snapshot with encryption, check the copy, and delete the original. Volumes made from an encrypted snapshot are encrypted too.',
    console: 'EC2 → Snapshots → the snapshot → Actions → Copy snapshot → Encrypt this snapshot.',
    cli: 'aws ec2 copy-snapshot --source-region <region> --source-snapshot-id <snapshot-id> --encrypted --kms-key-id <key-arn>',
    terraform:
      'resource "aws_ebs_snapshot_copy" "this" {\n  source_snapshot_id = "<snapshot-id>"\n  source_region      = "<region>"\n  encrypted          = true\n  kms_key_id         = "<key-arn>"\n}',
  },
  aliases: { prowler: ['ec2_ebs_snapshots_encrypted'] },
  evaluate: ({ data: { Encrypted, KmsKeyId, VolumeId } }) => {
    if (Encrypted === undefined) return unknown('Not known: AWS did not say whether the snapshot is encrypted');
    if (Encrypted) return pass('The snapshot is encrypted', { encrypted: true, key: KmsKeyId ?? null });
    return fail('The snapshot is not encrypted', { encrypted: false, volume: VolumeId ?? null });
  },
});
