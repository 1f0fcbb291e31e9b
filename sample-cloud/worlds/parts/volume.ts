import type { VolumeType } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

export interface VolumeOptions {
  region: string;
  zone: string;
  /** Its `Name` tag, unique in the region. */
  name: string;
  size: number;
  volumeType?: VolumeType;
  /** The key's ARN; null: not encrypted. */
  kmsKeyArn: string | null;
  created: Date;
  snapshotId?: string;
  attachment?: { instanceId: string; device: string; deleteOnTermination: boolean };
  tags?: Tags;
}

/** Adds an EBS volume; gives its id. */
export function addVolume(draft: Draft, options: VolumeOptions): string {
  const { region, name, attachment, volumeType = 'gp3', tags = {} } = options;
  const id = volumeId(draft, region, name);
  const named = { Name: name, ...tags };
  const iops = volumeType === 'gp3' ? 3000 : volumeType === 'gp2' ? Math.max(100, options.size * 3) : undefined;
  draft.add({
    type: 'AWS::EC2::Volume',
    id,
    arn: draft.arn('ec2', region, `volume/${id}`),
    region,
    tags: named,
    data: {
      VolumeId: id,
      Size: options.size,
      VolumeType: volumeType,
      Iops: iops,
      ...(volumeType === 'gp3' && { Throughput: 125 }),
      AvailabilityZone: options.zone,
      State: attachment ? 'in-use' : 'available',
      Encrypted: options.kmsKeyArn !== null,
      ...(options.kmsKeyArn !== null && { KmsKeyId: options.kmsKeyArn }),
      SnapshotId: options.snapshotId ?? '',
      CreateTime: options.created,
      MultiAttachEnabled: false,
      Attachments: attachment
        ? [
            {
              VolumeId: id,
              InstanceId: attachment.instanceId,
              Device: attachment.device,
              State: 'attached',
              AttachTime: options.created,
              DeleteOnTermination: attachment.deleteOnTermination,
            },
          ]
        : [],
      Tags: tagList(named),
    },
  });
  return id;
}

export function volumeId(draft: Draft, region: string, name: string): string {
  return draft.id('vol', `${region}/${name}`);
}
