import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'ec2/snapshot-not-public',
  title: 'EBS snapshots are not public',
  severity: 'critical',
  resourceType: 'AWS::EC2::Snapshot',
  needs: ['ec2:DescribeSnapshots', 'ec2:DescribeSnapshotAttribute'],
  why: 'Any AWS account can make a disk of a public snapshot and read all that was on it; public snapshots are searched for secrets all the time.',
  remedy: {
    text: 'Make the snapshot private, treat what was on it as known to others (change its passwords and keys), and block public sharing in the region.',
    console: 'EC2 → Snapshots → the snapshot → Actions → Modify permissions → Private.',
    cli: 'aws ec2 modify-snapshot-attribute --snapshot-id <snapshot-id> --attribute createVolumePermission --operation-type remove --group-names all',
  },
  aliases: { prowler: ['ec2_ebs_public_snapshot'], securityHub: ['EC2.1'] },
  requirements: { fsbp: ['EC2.1'] },
  evaluate: ({ data: { restorableByAll, VolumeId, StartTime, Encrypted } }) => {
    const evidence = {
      restorableByAll,
      volume: VolumeId ?? null,
      createdAt: StartTime?.toISOString() ?? null,
      encrypted: Encrypted ?? null,
    };
    return restorableByAll
      ? fail('Any AWS account can restore the snapshot', evidence)
      : pass('The snapshot is not shared with everybody', evidence);
  },
});
