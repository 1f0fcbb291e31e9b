import type { KeyMetadata } from '@aws-sdk/client-kms';

export interface KmsKey extends KeyMetadata {
  aliases: readonly string[];
  /** Absent when it failed. null: this kind of key cannot rotate (asymmetric, HMAC, imported, custom store). */
  rotation?: { enabled: boolean; periodInDays?: number } | null;
  /** The `default` key policy (JSON text). */
  policy?: string | null;
}

export interface KmsResources {
  /** Customer-managed keys. AWS-managed ones (`alias/aws/…`) are left out: nobody can change them. */
  'AWS::KMS::Key': KmsKey;
}
