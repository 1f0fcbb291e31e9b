import { CloudFrontClient, type DistributionSummary, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { listDeliveries } from './list-deliveries';
import { readConfig, readOriginBuckets, readTags } from './read-distribution';

/** Without the values of headers that origins are sent: a shared secret is what they are mostly used for. */
function withoutSecrets(distribution: DistributionSummary): DistributionSummary {
  const { Origins } = distribution;
  if (!Origins?.Items) return distribution;
  const Items = Origins.Items.map((origin) =>
    origin.CustomHeaders?.Items
      ? {
          ...origin,
          CustomHeaders: {
            ...origin.CustomHeaders,
            Items: origin.CustomHeaders.Items.map((header) => ({ ...header, HeaderValue: '***' })),
          },
        }
      : origin,
  );
  return { ...distribution, Origins: { ...Origins, Items } };
}

async function buildDistribution(
  context: CollectContext,
  { arn, id, summary }: { arn: string; id: string; summary: DistributionSummary },
  deliveries: ReadonlyMap<string, string[]> | undefined,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::CloudFront::Distribution'>> {
  const [config, tags, originBuckets] = await Promise.all([
    readConfig(context, id, get),
    readTags(context, arn, get),
    readOriginBuckets(context, summary, get),
  ]);
  return {
    type: 'AWS::CloudFront::Distribution',
    arn,
    id,
    name: summary.Aliases?.Items?.[0] ?? (summary.Comment || null),
    region: 'global',
    tags,
    data: {
      ...summary,
      ...config,
      ...(deliveries && { deliveries: deliveries.get(arn) ?? [] }),
      ...(originBuckets && { originBuckets }),
    },
    gaps,
  };
}

export async function* collectCloudFront(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudFrontClient);
  const operation = 'cloudfront:ListDistributions';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: async (Marker) => present(source, (await client.send(new ListDistributionsCommand({ MaxItems: 100, Marker }))).DistributionList),
    token: (list) => (list.IsTruncated ? list.NextMarker : undefined),
    resources: (list) =>
      // An empty list has no items at all, only their number.
      (list.Quantity === 0 ? [] : listIn(source, list.Items)).map((item) => ({
        id: present(source, item.Id),
        arn: present(source, item.ARN),
        summary: withoutSecrets(item),
      })),
  });
  let deliveries: Promise<Map<string, string[]> | undefined> | undefined;
  for await (const page of pages) {
    deliveries ??= listDeliveries(context);
    const known = await deliveries;
    yield await context.each(page, (listed, get, gaps) => buildDistribution(context, listed, known, get, gaps));
  }
}
