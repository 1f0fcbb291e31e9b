import {
  CreateImageCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type Expectation, fails, given, isUnknown, passes, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

/** Volumes, snapshots and images; `connectElsewhere` reaches a region that encrypts by default. */
export async function arrangeDisks(connect: Connect, connectElsewhere: Connect): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  await connectElsewhere(EC2Client).send(new EnableEbsEncryptionByDefaultCommand({}));

  const volume = async (Encrypted: boolean) =>
    given((await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 8, Encrypted }))).VolumeId);
  const snapshot = async (VolumeId: string) => given((await ec2.send(new CreateSnapshotCommand({ VolumeId }))).SnapshotId);
  const [plain, encrypted, lonely] = [await volume(false), await volume(true), await volume(true)];
  const [open, shared, kept] = [await snapshot(plain), await snapshot(plain), await snapshot(encrypted)];
  const share = (SnapshotId: string, who: { GroupNames: string[] } | { UserIds: string[] }) =>
    ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission', OperationType: 'add', ...who }));
  await share(open, { GroupNames: ['all'] });
  await share(shared, { UserIds: ['999988887777'] });

  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId: 'ami-12c6146b', MinCount: 1, MaxCount: 1 }));
  const InstanceId = given(Instances?.[0]?.InstanceId);
  const image = async (Name: string) => given((await ec2.send(new CreateImageCommand({ InstanceId, Name }))).ImageId);
  const [openImage, ownImage] = [await image('open'), await image('own')];
  await ec2.send(new ModifyImageAttributeCommand({ ImageId: openImage, LaunchPermission: { Add: [{ Group: 'all' }] } }));

  return [
    ...twins('ec2/ebs-encryption-by-default', 'us-east-1', 'eu-west-1'),
    ...twins('ec2/volume-encrypted', plain, encrypted),
    ...twins('ec2/volume-has-snapshot', lonely, encrypted),
    ...fails('ec2/volume-attached', lonely),
    ...twins('ec2/snapshot-encrypted', open, kept),
    ...twins('ec2/snapshot-not-public', open, kept),
    // Shared with one account by name is not public.
    ...passes('ec2/snapshot-not-public', shared),
    ...twins('ec2/image-not-public', openImage, ownImage),
    ...isUnknown('ec2/snapshot-public-sharing-blocked', 'us-east-1', 'eu-west-1'),
    ...isUnknown('ec2/image-public-sharing-blocked', 'us-east-1', 'eu-west-1'),
  ];
}
