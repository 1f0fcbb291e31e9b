import { KMSClient, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import type { AnyResource, CollectContext } from '../types';
import { buildKey } from './build-key';

const awsOwn = 'alias/aws/';

/** Aliases by key id. */
async function listAliases(context: CollectContext): Promise<Map<string, string[]>> {
  const client = context.client(KMSClient);
  const operation = 'kms:ListAliases';
  const byKey = new Map<string, string[]>();
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new ListAliasesCommand({ Limit: 100, Marker })),
    token: (answer) => (answer.Truncated ? answer.NextMarker : undefined),
    resources: (answer) => listIn({ operation, region: context.region }, answer.Aliases),
  });
  // Predefined aliases of keys that were never made have no target.
  for await (const page of pages)
    for (const { AliasName, TargetKeyId } of page)
      if (AliasName && TargetKeyId) byKey.set(TargetKeyId, [...(byKey.get(TargetKeyId) ?? []), AliasName].sort());
  return byKey;
}

/** Customer-managed keys. The aliases tell AWS's own keys apart, so that nothing is asked about those. */
export async function* collectKms(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(KMSClient);
  const operation = 'kms:ListKeys';
  const source = { operation, region: context.region } as const;
  const aliases = await listAliases(context);
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new ListKeysCommand({ Limit: 1000, Marker })),
    token: (answer) => (answer.Truncated ? answer.NextMarker : undefined),
    resources: (answer) =>
      listIn(source, answer.Keys)
        .map((key) => ({ id: present(source, key.KeyId), arn: present(source, key.KeyArn) }))
        .map((key) => ({ ...key, aliases: aliases.get(key.id) ?? [] }))
        .filter((key) => !key.aliases.some((alias) => alias.startsWith(awsOwn))),
  });
  const tags = lazyTags(context, 'kms:key');
  for await (const page of pages) {
    const known = await tags();
    yield* eachInChunks(context, page, (key, get, gaps) => buildKey(context, key, known, get, gaps));
  }
}
