import type { EfsFileSystem } from '@/server/collect/efs/types';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf } from './testing';

/** An encrypted file system with automatic backups; `data` says what differs. */
export const fileSystemOf = (data: Partial<EfsFileSystem> = {}, gaps: Gap[] = []): Resource<'AWS::EFS::FileSystem'> =>
  resourceOf('AWS::EFS::FileSystem', {
    id: 'fs-1',
    gaps,
    data: {
      OwnerId: '111122223333',
      CreationToken: 'media',
      FileSystemId: 'fs-1',
      CreationTime: new Date('2025-01-01'),
      LifeCycleState: 'available',
      NumberOfMountTargets: 2,
      PerformanceMode: 'generalPurpose',
      Encrypted: true,
      backupPolicy: { Status: 'ENABLED' },
      ...data,
    },
  });
