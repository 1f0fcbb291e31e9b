import { ApiError, defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { pick } from '../worlds/ids';
import { inRegion, pageSize } from './listing';

/** EFS: file systems and whether they are backed up. */
export const efs = defineService({
  name: 'efs',
  signingName: 'elasticfilesystem',
  iamPrefix: 'elasticfilesystem',
  schemas: () => import('@aws-sdk/client-efs'),
  operations: {
    DescribeFileSystems({ MaxItems, Marker }, context) {
      const found = page(inRegion(context, 'AWS::EFS::FileSystem'), Marker, pageSize(MaxItems, { most: 1000, usual: 100 }, 'BadRequest'));
      return {
        FileSystems: found.items.map(({ id, tags, data: { backupPolicy: _, ...fileSystem } }) => ({
          ...fileSystem,
          SizeInBytes: { Value: 6144 + pick(id, 1_000_000_000) },
          Tags: tagList(tags),
        })),
        NextMarker: found.next,
      };
    },
    DescribeBackupPolicy({ FileSystemId = '' }, { state, region }) {
      const found = state.find('AWS::EFS::FileSystem', region, FileSystemId);
      if (!found) throw new ApiError('FileSystemNotFound', 404, `File system '${FileSystemId}' does not exist.`);
      if (!found.data.backupPolicy) throw new ApiError('PolicyNotFound', 404, 'No backup policy was set.');
      return { BackupPolicy: found.data.backupPolicy };
    },
  },
});
