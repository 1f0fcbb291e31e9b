import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';

/** What is known about a secret. Its value is never asked for. */
export interface Secret extends Omit<SecretListEntry, 'Tags'> {
  /** The resource policy (JSON text); null: none. Absent when it was not given. */
  policy?: string | null;
}

export interface SecretsManagerResources {
  'AWS::SecretsManager::Secret': Secret;
}
