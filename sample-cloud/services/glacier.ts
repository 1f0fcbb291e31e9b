import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** S3 Glacier: vaults and who may get into them. */
export const glacier = defineService({
  name: 'glacier',
  signingName: 'glacier',
  schemas: () => import('@aws-sdk/client-glacier'),
  operations: {
    ListVaults(input, context) {
      const size = pageSize(input.limit, { most: 50, usual: 10 }, 'InvalidParameterValueException');
      const found = page(inRegion(context, 'AWS::Glacier::Vault'), input.marker, size);
      return {
        VaultList: found.items.map(({ data: { policy: _, ...vault } }) => ({ ...vault, NumberOfArchives: 1, SizeInBytes: 1 })),
        Marker: found.next,
      };
    },
    GetVaultAccessPolicy({ vaultName = '' }, { state, region }) {
      const vault = state.find('AWS::Glacier::Vault', region, vaultName);
      if (!vault) throw new ApiError('ResourceNotFoundException', 404, `Vault not found: ${vaultName}`);
      const { policy } = vault.data;
      if (!policy) throw new ApiError('ResourceNotFoundException', 404, 'No vault access policy is set.');
      return { policy: { Policy: policy } };
    },
  },
});
