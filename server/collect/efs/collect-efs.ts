import { DescribeBackupPolicyCommand, DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

export async function* collectEfs(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EFSClient);
  const operation = 'efs:DescribeFileSystems';
  const source = { operation, region: context.region } as const;
  const backups = { operation: 'efs:DescribeBackupPolicy', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeFileSystemsCommand({ MaxItems: 1000, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) => listIn(source, answer.FileSystems).map((listed) => ({ id: present(source, listed.FileSystemId), listed })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, listed }, get, gaps): Promise<Resource<'AWS::EFS::FileSystem'>> => {
      const { SizeInBytes: _, Tags, ...data } = listed;
      const backupPolicy = await get(
        backups.operation,
        async () => present(backups, (await client.send(new DescribeBackupPolicyCommand({ FileSystemId: id }))).BackupPolicy),
        { absent: ['PolicyNotFound'] },
      );
      return {
        type: 'AWS::EFS::FileSystem',
        arn: listed.FileSystemArn ?? makeArn(context, 'elasticfilesystem', context.region, 'file-system', id),
        id,
        name: listed.Name || null,
        region: context.region,
        tags: tagRecord(Tags),
        data: { ...data, ...(backupPolicy !== undefined && { backupPolicy }) },
        gaps,
      };
    });
}
