import { anyAwsAccount, definePathKind, nodeOf, type Step } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const diskSnapshotPublic = definePathKind({
  id: 'disk-snapshot-public',
  title: 'Disk snapshot that every AWS account may restore',
  about: 'A stranger makes a volume of the snapshot and reads the disk: files, keys and passwords of the instance that it belonged to.',
  entry: 'EBS snapshot',
  target: 'EBS snapshot, or the instance whose disk it is',
  needs: ['ec2:DescribeSnapshots', 'ec2:DescribeSnapshotAttribute', 'ec2:DescribeVolumes', 'ec2:DescribeInstances'],
  reads: ['AWS::EC2::Snapshot', 'AWS::EC2::Volume', 'AWS::EC2::Instance'],
  find: (land) =>
    land.list('AWS::EC2::Snapshot').flatMap((snapshot) => {
      if (!snapshot.data.restorableByAll) return [];
      const volume = land.get('AWS::EC2::Volume', snapshot.data.VolumeId, snapshot.region);
      const instance = land.get('AWS::EC2::Instance', volume?.data.Attachments?.[0]?.InstanceId, snapshot.region);
      const steps: Step[] = [
        {
          to: nodeOf(snapshot),
          why: 'Every AWS account may make a volume of it',
          cuts: [
            {
              text: `Make the snapshot ${snapshot.id} private`,
              cost: 1,
              on: snapshot.arn,
              checkId: 'ec2/snapshot-not-public',
              changes: [{ arn: snapshot.arn, to: (data: object) => ({ ...data, restorableByAll: false }) }],
            },
          ],
        },
        ...(instance ? [{ to: nodeOf(instance), why: `It is a copy of the disk ${volume?.name ?? volume?.id} of this instance` }] : []),
      ];
      return [
        {
          title: `Every AWS account may read the disk snapshot ${snapshot.name ?? snapshot.id}${instance ? ` of the instance ${instance.name ?? instance.id}` : ''}`,
          start: anyAwsAccount,
          entry: nodeOf(snapshot),
          steps,
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            exploitability: factor(exploitabilities.open, 'It takes one call'),
            impact: instance
              ? factor(impacts.sensitiveData, 'The disk of a running instance holds its files, keys and passwords')
              : factor(impacts.data, 'A disk holds files, and often keys and passwords'),
          },
        },
      ];
    }),
});
