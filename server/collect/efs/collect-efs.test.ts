import { DescribeBackupPolicyCommand, DescribeFileSystemsCommand } from '@aws-sdk/client-efs';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { efsCollector } from './collector';

const region = () =>
  fakeAws()
    .on(DescribeFileSystemsCommand, () => ({
      FileSystems: [
        {
          FileSystemId: 'fs-1',
          FileSystemArn: 'arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-1',
          Name: 'media',
          Encrypted: true,
          SizeInBytes: { Value: 6144 },
          Tags: [{ Key: 'Name', Value: 'media' }],
        },
      ],
    }))
    .on(DescribeBackupPolicyCommand, () => ({ BackupPolicy: { Status: 'ENABLED' } }));

describe('collecting EFS', () => {
  it('keeps what is set and leaves the size out', async () => {
    const [fs] = (await collectFrom(region(), efsCollector)).of('AWS::EFS::FileSystem');
    expect(fs).toMatchObject({ id: 'fs-1', name: 'media', tags: { Name: 'media' }, data: { backupPolicy: { Status: 'ENABLED' } } });
    expect(fs?.data).not.toHaveProperty('SizeInBytes');
  });

  it.each([
    ['PolicyNotFound', null, []],
    ['AccessDeniedException', undefined, ['denied']],
  ])('takes %s for what it means', async (code, backupPolicy, kinds) => {
    const fake = region().on(DescribeBackupPolicyCommand, () => {
      throw awsError(code, code === 'PolicyNotFound' ? 404 : 403);
    });
    const [fs] = (await collectFrom(fake, efsCollector)).of('AWS::EFS::FileSystem');
    expect([fs?.data.backupPolicy, fs?.gaps.map(({ kind }) => kind)]).toEqual([backupPolicy, kinds]);
  });
});
