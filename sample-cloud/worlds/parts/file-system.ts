import type { Draft, Tags } from '../draft';

export interface FileSystemOptions {
  region: string;
  name: string;
  created: Date;
  /** null: not encrypted. */
  kmsKeyArn: string | null;
  /** Left out: automatic backups are on. null: nobody ever decided. */
  backups?: 'DISABLED' | null;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds an EFS file system. */
export function addFileSystem(draft: Draft, { region, name, created, kmsKeyArn, backups, refuses, tags = {} }: FileSystemOptions): void {
  const FileSystemId = draft.id('fs', `${region}/${name}`);
  const FileSystemArn = draft.arn('elasticfilesystem', region, `file-system/${FileSystemId}`);
  draft.add({
    type: 'AWS::EFS::FileSystem',
    id: FileSystemId,
    arn: FileSystemArn,
    region,
    tags: { Name: name, ...tags },
    refuses,
    data: {
      OwnerId: draft.account,
      CreationToken: name,
      FileSystemId,
      FileSystemArn,
      CreationTime: created,
      LifeCycleState: 'available',
      Name: name,
      NumberOfMountTargets: 2,
      PerformanceMode: 'generalPurpose',
      ThroughputMode: 'elastic',
      Encrypted: kmsKeyArn !== null,
      ...(kmsKeyArn && { KmsKeyId: kmsKeyArn }),
      FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
      backupPolicy: backups === null ? null : { Status: backups ?? 'ENABLED' },
    },
  });
}
