import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { addSnapshot } from './snapshot';

export interface ImageOptions {
  region: string;
  name: string;
  created: Date;
  public?: boolean;
  kmsKeyArn: string | null;
  /** The volume that it was made of. */
  volumeId: string;
  deprecated?: Date;
  arm?: boolean;
  paravirtual?: boolean;
  tags?: Tags;
}

export function imageId(draft: Draft, region: string, name: string): string {
  return draft.id('ami', `${region}/${name}`);
}

/** Adds an image of our own with the snapshot behind it; gives its id. */
export function addImage(draft: Draft, options: ImageOptions): string {
  const { region, name, created, tags = {} } = options;
  const id = imageId(draft, region, name);
  const named = { Name: name, ...tags };
  const SnapshotId = addSnapshot(draft, {
    region,
    name: `${name}-root`,
    volumeId: options.volumeId,
    size: 30,
    started: created,
    kmsKeyArn: options.kmsKeyArn,
    description: `Created by CreateImage for ${id}`,
    tags,
  });
  draft.add({
    type: 'AWS::EC2::Image',
    id,
    arn: draft.arn('ec2', region, `image/${id}`, ''),
    region,
    tags: named,
    data: {
      ImageId: id,
      Name: name,
      Description: '',
      OwnerId: draft.account,
      ImageLocation: `${draft.account}/${name}`,
      ImageType: 'machine',
      Public: options.public ?? false,
      State: 'available',
      CreationDate: created.toISOString(),
      ...(options.deprecated && { DeprecationTime: options.deprecated.toISOString() }),
      Architecture: options.arm ? 'arm64' : 'x86_64',
      Hypervisor: 'xen',
      VirtualizationType: options.paravirtual ? 'paravirtual' : 'hvm',
      PlatformDetails: 'Linux/UNIX',
      RootDeviceName: '/dev/xvda',
      RootDeviceType: 'ebs',
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: { SnapshotId, VolumeSize: 30, VolumeType: 'gp3', DeleteOnTermination: true, Encrypted: options.kmsKeyArn !== null },
        },
      ],
      EnaSupport: true,
      Tags: tagList(named),
    },
  });
  return id;
}
