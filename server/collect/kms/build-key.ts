import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KeyMetadata,
  KMSClient,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { tagRecord } from '../tags';
import type { CollectContext, Gap, GetForResource, Resource } from '../types';
import type { KmsKey } from './types';

/** Only symmetric encryption keys with material that KMS made rotate by themselves. Source: KMS Developer Guide, 'Rotate AWS KMS keys'. */
const canRotate = ({ KeySpec, KeyUsage, Origin }: KeyMetadata) =>
  (KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' &&
  (KeyUsage ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT' &&
  (Origin ?? 'AWS_KMS') === 'AWS_KMS';

function readRotation(context: CollectContext, client: KMSClient, KeyId: string, get: GetForResource): Promise<KmsKey['rotation']> {
  return get('kms:GetKeyRotationStatus', async () => {
    const { KeyRotationEnabled, RotationPeriodInDays } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
    const enabled = present({ operation: 'kms:GetKeyRotationStatus', region: context.region }, KeyRotationEnabled);
    return { enabled, ...(RotationPeriodInDays && { periodInDays: RotationPeriodInDays }) };
  });
}

async function readTags(context: CollectContext, client: KMSClient, KeyId: string, get: GetForResource): Promise<Record<string, string>> {
  const operation = 'kms:ListResourceTags';
  const pages = await getPages(
    get,
    operation,
    context.region,
    async (Marker) => {
      const { Tags, NextMarker, Truncated } = await client.send(new ListResourceTagsCommand({ KeyId, Marker }));
      return { tags: listIn({ operation, region: context.region }, Tags), next: Truncated ? NextMarker : undefined };
    },
    (page) => page.next,
  );
  return tagRecord(pages?.flatMap((page) => page.tags).map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
}

/** One key; null for AWS's own, which nobody can change. */
export async function buildKey(
  context: CollectContext,
  { id, arn, aliases }: { id: string; arn: string; aliases: readonly string[] },
  allTags: ReadonlyMap<string, Record<string, string>> | undefined,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::KMS::Key'> | null> {
  const client = context.client(KMSClient);
  const operation = 'kms:DescribeKey';
  const metadata = await get(operation, async () =>
    present({ operation, region: context.region }, (await client.send(new DescribeKeyCommand({ KeyId: id }))).KeyMetadata),
  );
  if (metadata?.KeyManager === 'AWS') return null;
  const [rotation, policy, tags] = await Promise.all([
    metadata && !canRotate(metadata) ? null : readRotation(context, client, id, get),
    get('kms:GetKeyPolicy', async () => (await client.send(new GetKeyPolicyCommand({ KeyId: id, PolicyName: 'default' }))).Policy ?? null),
    allTags ? (allTags.get(arn) ?? {}) : readTags(context, client, id, get),
  ]);
  return {
    type: 'AWS::KMS::Key',
    arn,
    id,
    name: aliases[0] ?? null,
    region: context.region,
    tags,
    data: {
      ...(metadata ?? { KeyId: id, Arn: arn }),
      aliases,
      ...(rotation !== undefined && { rotation }),
      ...(policy !== undefined && { policy }),
    },
    gaps,
  };
}
