import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass, readFields } from '../define-check';
import { indexedBy } from '../shared/index-by';

const volumeOf = ({ data }: Resource<'AWS::EC2::Snapshot'>) => [data.VolumeId];

export const check = defineCheck({
  id: 'ec2/volume-has-snapshot',
  title: 'EBS volumes have a snapshot',
  severity: 'high',
  resourceType: 'AWS::EC2::Volume',
  needs: ['ec2:DescribeVolumes', 'ec2:DescribeSnapshots'],
  reads: [readFields('AWS::EC2::Snapshot', 'region', 'VolumeId', 'State')],
  why: 'Without a snapshot, a deleted or broken volume takes its data with it, and nothing is left to look at after a break-in.',
  remedy: {
    text: 'Take a snapshot now, and let Data Lifecycle Manager or AWS Backup take them from here on, chosen by tag.',
    console: 'EC2 → Lifecycle Manager → Create lifecycle policy → EBS snapshot policy.',
    cli: 'aws ec2 create-snapshot --volume-id <volume-id> --description <why>',
    terraform: 'resource "aws_ebs_snapshot" "this" {\n  volume_id = "<volume-id>"\n}',
  },
  aliases: { prowler: ['ec2_ebs_volume_snapshots_exists'] },
  evaluate: (volume, snapshot) => {
    const { State } = volume.data;
    if (State === 'creating' || State === 'deleting' || State === 'deleted') return notApplicable(`The volume is ${State}`);
    const all = indexedBy(snapshot.list('AWS::EC2::Snapshot'), volumeOf, volume.id);
    const usable = all.filter(({ data }) => data.State !== 'error' && data.State !== 'pending');
    if (usable.length > 0) return pass('The volume has a snapshot', { hasSnapshot: true });
    return fail(all.length > 0 ? 'No snapshot of the volume is complete' : 'The volume has no snapshot', { hasSnapshot: false });
  },
});
