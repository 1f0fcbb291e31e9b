import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/volume-encrypted',
  title: 'EBS volumes are encrypted',
  severity: 'high',
  resourceType: 'AWS::EC2::Volume',
  needs: ['ec2:DescribeVolumes'],
  why: 'Snapshots and copies of an unencrypted volume are readable by whoever gets hold of them, with no key standing in between.',
  remedy: {
    text: 'A volume cannot be encrypted in place: take a snapshot, copy it with encryption, create a volume from the copy and swap it in. Turn on encryption by default so that it does not come back.',
    console:
      'EC2 → Volumes → the volume → Create snapshot; Snapshots → Copy snapshot → Encrypt this snapshot; then create a volume from it.',
    cli: 'aws ec2 copy-snapshot --source-region <region> --source-snapshot-id <snapshot-id> --encrypted --kms-key-id <key-arn>',
    terraform:
      'resource "aws_ebs_volume" "this" {\n  availability_zone = "<zone>"\n  size              = <gib>\n  encrypted         = true\n  kms_key_id        = "<key-arn>"\n}',
    cloudformation: 'Encrypted: true\nKmsKeyId: <key-arn>',
  },
  aliases: { prowler: ['ec2_ebs_volume_encryption'], securityHub: ['EC2.3'] },
  requirements: { 'cis-3.0': ['2.2.1'], 'cis-5.0': ['5.1.1'], fsbp: ['EC2.3'] },
  evaluate: ({ data: { Encrypted, KmsKeyId, State, Attachments } }) => {
    if (State === 'deleting' || State === 'deleted') return notApplicable('The volume is being deleted');
    const instances = (Attachments ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
    if (Encrypted === undefined) return unknown('Not known: AWS did not say whether the volume is encrypted');
    if (Encrypted) return pass('The volume is encrypted', { encrypted: true, key: KmsKeyId ?? null });
    return fail(instances[0] ? `The volume of ${instances.join(', ')} is not encrypted` : 'The volume is not encrypted', {
      encrypted: false,
      instances,
    });
  },
});
