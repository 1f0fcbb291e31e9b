import { type DescribeVaultOutput, GetVaultAccessPolicyCommand, GlacierClient, ListVaultsCommand } from '@aws-sdk/client-glacier';
import { isNotOffered } from '@/server/aws/offered-regions';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';

/** Stands for the account that the credentials belong to. */
const accountId = '-';

interface ListedVault {
  arn: string;
  id: string;
  vault: DescribeVaultOutput;
}

/** The vaults of a region with their access policies. Where AWS offers no Glacier there are none. */
export async function* collectGlacier(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(GlacierClient);
  const operation = 'glacier:ListVaults';
  const source = { operation, region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: async (marker) => {
      try {
        const { VaultList, Marker } = await client.send(new ListVaultsCommand({ accountId, limit: 50, marker }));
        return { VaultList, Marker };
      } catch (error) {
        if (isNotOffered('glacier', region, error)) return { VaultList: [], Marker: undefined };
        throw error;
      }
    },
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.VaultList).map(
        (vault): ListedVault => ({ arn: present(source, vault.VaultARN), id: present(source, vault.VaultName), vault }),
      ),
  });
  for await (const page of pages) {
    yield* eachInChunks(context, page, async ({ arn, id, vault }, get, gaps): Promise<Resource<'AWS::Glacier::Vault'>> => {
      const policy = await get(
        'glacier:GetVaultAccessPolicy',
        async () => {
          const answer = await client.send(new GetVaultAccessPolicyCommand({ accountId, vaultName: id }));
          return present({ operation: 'glacier:GetVaultAccessPolicy', region }, answer.policy?.Policy);
        },
        { absent: ['ResourceNotFoundException'] },
      );
      const { VaultARN, VaultName, CreationDate } = vault;
      return {
        type: 'AWS::Glacier::Vault',
        arn,
        id,
        name: null,
        region,
        tags: {},
        data: { VaultARN, VaultName, CreationDate, ...(policy !== undefined && { policy }) },
        gaps,
      };
    });
  }
}
