import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'efs/file-system-encrypted',
  title: 'EFS file systems are encrypted at rest',
  severity: 'medium',
  resourceType: 'AWS::EFS::FileSystem',
  needs: ['efs:DescribeFileSystems'],
  why: 'Files lie on the disks under no key: nothing shows who decrypts them, and no key can be taken away when it matters.',
  remedy: {
    text: 'Encryption cannot be turned on later. Make an encrypted file system, copy the files with DataSync, and mount the new one.',
    console: 'EFS → File systems → Create file system → Customize → Encryption.',
    cli: 'aws efs create-file-system --encrypted --kms-key-id <key-arn>',
    terraform: 'resource "aws_efs_file_system" "this" {\n  encrypted  = true\n  kms_key_id = <key-arn>\n}',
    cloudformation: 'Type: AWS::EFS::FileSystem\nProperties:\n  Encrypted: true\n  KmsKeyId: <key-arn>',
  },
  aliases: { prowler: ['efs_encryption_at_rest_enabled'], securityHub: ['EFS.1'] },
  requirements: { 'cis-3.0': ['2.4.1'], 'cis-5.0': ['2.3.1'], 'cis-7.0': ['3.3.1'], fsbp: ['EFS.1'] },
  evaluate: ({ data: { Encrypted, KmsKeyId } }) =>
    judgeSwitch(
      Encrypted,
      { question: 'whether the file system is encrypted', on: 'The file system is encrypted', off: 'The file system is not encrypted' },
      { encrypted: Encrypted ?? null, key: KmsKeyId ?? null },
    ),
});
