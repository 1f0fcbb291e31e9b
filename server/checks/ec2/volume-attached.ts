import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/volume-attached',
  title: 'EBS volumes are attached to an instance',
  severity: 'low',
  resourceType: 'AWS::EC2::Volume',
  needs: ['ec2:DescribeVolumes'],
  why: 'A volume left behind costs money every hour and keeps old data that nobody patches, watches or remembers.',
  remedy: {
    text: 'Find out what is on it, keep a snapshot if somebody may need it, and delete the volume.',
    console: 'EC2 → Volumes → the volume → Actions → Create snapshot, then Delete volume.',
    cli: 'aws ec2 create-snapshot --volume-id <volume-id> && aws ec2 delete-volume --volume-id <volume-id>',
  },
  aliases: {},
  evaluate: ({ data: { State, Attachments, CreateTime, Size } }) => {
    if (State === 'creating' || State === 'deleting' || State === 'deleted') return notApplicable(`The volume is ${State}`);
    if (State === undefined) return unknown('Not known: AWS did not tell the state of the volume');
    const instances = (Attachments ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
    if (State === 'available')
      return fail('The volume is attached to nothing', {
        state: State,
        createdAt: CreateTime?.toISOString() ?? null,
        sizeGiB: Size ?? null,
      });
    if (State === 'error') return fail('The volume is in error and of no use', { state: State });
    return pass('The volume is in use', { state: State, instances });
  },
});
