import type { Collector } from '../types';

/** One listing in each region and one call for each vault, of which there are few: S3's storage classes came after them. */
export const glacierCollector: Collector = {
  service: 'glacier',
  scope: 'regional',
  types: ['AWS::Glacier::Vault'],
  operations: [
    { operation: 'glacier:ListVaults', level: 'list', types: ['AWS::Glacier::Vault'] },
    { operation: 'glacier:GetVaultAccessPolicy', level: 'resource', types: ['AWS::Glacier::Vault'] },
  ],
  async *collect(context) {
    const { collectGlacier } = await import('./collect-glacier');
    yield* collectGlacier(context);
  },
};
