import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs';
import { CreateSecretCommand, PutResourcePolicyCommand, RotateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Expectation, given, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

/** Secrets and file systems as they should not be, and their twins. */
export async function arrangeVault(connect: Connect): Promise<Expectation[]> {
  const secrets = connect(SecretsManagerClient);
  const secret = async (Name: string, Principal: unknown) => {
    await secrets.send(new CreateSecretCommand({ Name, SecretString: 'made-up' }));
    const ResourcePolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
    });
    await secrets.send(new PutResourcePolicyCommand({ SecretId: Name, ResourcePolicy }));
  };
  await secret('open-secret', '*');
  await secret('kept-secret', { AWS: 'arn:aws:iam::999988887777:root' });
  await secrets.send(new RotateSecretCommand({ SecretId: 'kept-secret', RotationRules: { AutomaticallyAfterDays: 30 } }));

  const efs = connect(EFSClient);
  const files = async (CreationToken: string, settings: { Encrypted: boolean; Backup: boolean }) =>
    given((await efs.send(new CreateFileSystemCommand({ CreationToken, ...settings }))).FileSystemId);
  const bare = await files('bare', { Encrypted: false, Backup: false });
  const kept = await files('kept', { Encrypted: true, Backup: true });

  return [
    ...twins('secretsmanager/secret-not-public', 'open-secret', 'kept-secret'),
    ...twins('secretsmanager/secret-rotates', 'open-secret', 'kept-secret'),
    ...twins('efs/file-system-encrypted', bare, kept),
    ...twins('efs/file-system-backed-up', bare, kept),
  ];
}
