import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

export interface SnapshotOptions {
  region: string;
  name: string;
  volumeId: string;
  size: number;
  started: Date;
  kmsKeyArn: string | null;
  /** Any AWS account may restore it. */
  public?: boolean;
  description?: string;
  tags?: Tags;
}

/** Adds an EBS snapshot; gives its id. */
export function addSnapshot(draft: Draft, options: SnapshotOptions): string {
  const { region, name, tags = {} } = options;
  const id = draft.id('snap', `${region}/${name}`);
  const named = { Name: name, ...tags };
  draft.add({
    type: 'AWS::EC2::Snapshot',
    id,
    arn: draft.arn('ec2', region, `snapshot/${id}`, ''),
    region,
    tags: named,
    data: {
      SnapshotId: id,
      VolumeId: options.volumeId,
      VolumeSize: options.size,
      State: 'completed',
      Progress: '100%',
      StartTime: options.started,
      Description: options.description ?? '',
      OwnerId: draft.account,
      Encrypted: options.kmsKeyArn !== null,
      ...(options.kmsKeyArn !== null && { KmsKeyId: options.kmsKeyArn }),
      StorageTier: 'standard',
      restorableByAll: options.public ?? false,
      Tags: tagList(named),
    },
  });
  return id;
}
