import type { DescribeVaultOutput } from '@aws-sdk/client-glacier';

export interface GlacierResources {
  /** `policy`: who may get in, as JSON text; null: there is none. What changes with each inventory is left out. */
  'AWS::Glacier::Vault': Pick<DescribeVaultOutput, 'VaultARN' | 'VaultName' | 'CreationDate'> & { policy?: string | null };
}
