import type { BackupPolicy, FileSystemDescription } from '@aws-sdk/client-efs';

/** A file system. Its size is left out: it moves by itself. */
export interface EfsFileSystem extends Omit<FileSystemDescription, 'SizeInBytes' | 'Tags'> {
  /** null: no backup policy was ever set. Absent when it was not given. */
  backupPolicy?: BackupPolicy | null;
}

export interface EfsResources {
  'AWS::EFS::FileSystem': EfsFileSystem;
}
