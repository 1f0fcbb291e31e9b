import { GetResourcePolicyCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

export async function* collectSecrets(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SecretsManagerClient);
  const operation = 'secretsmanager:ListSecrets';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListSecretsCommand({ MaxResults: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.SecretList).map((listed) => ({ arn: present(source, listed.ARN), name: present(source, listed.Name), listed })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, name, listed }, get, gaps): Promise<Resource<'AWS::SecretsManager::Secret'>> => {
      const { Tags, ...data } = listed;
      const policy = await get(
        'secretsmanager:GetResourcePolicy',
        async () => (await client.send(new GetResourcePolicyCommand({ SecretId: arn }))).ResourcePolicy || null,
      );
      return {
        type: 'AWS::SecretsManager::Secret',
        arn,
        id: name,
        name: null,
        region: context.region,
        tags: tagRecord(Tags),
        data: { ...data, ...(policy !== undefined && { policy }) },
        gaps,
      };
    });
}
