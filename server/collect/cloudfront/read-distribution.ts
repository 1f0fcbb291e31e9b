import {
  CloudFrontClient,
  type DistributionSummary,
  GetDistributionConfigCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { present } from '../answers';
import { tagRecord } from '../tags';
import type { CollectContext, GetForResource } from '../types';
import { originBucket } from './origin-bucket';
import type { Distribution, OriginBucket } from './types';

/** What the listing does not tell of a distribution. Without `CustomHeaders`, which the configuration repeats in plain form. */
export async function readConfig(
  context: CollectContext,
  Id: string,
  get: GetForResource,
): Promise<Pick<Distribution, 'defaultRootObject' | 'logging'>> {
  const operation = 'cloudfront:GetDistributionConfig';
  const client = context.client(CloudFrontClient);
  const config = await get(operation, async () => {
    const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
    const { DefaultRootObject, Logging } = present({ operation, region: context.region }, DistributionConfig);
    return { defaultRootObject: DefaultRootObject ?? '', logging: Logging ?? null };
  });
  return config ?? {};
}

export async function readTags(context: CollectContext, Resource: string, get: GetForResource): Promise<Record<string, string>> {
  const client = context.client(CloudFrontClient);
  const tags = await get(
    'cloudfront:ListTagsForResource',
    async () => (await client.send(new ListTagsForResourceCommand({ Resource }))).Tags?.Items ?? [],
  );
  return tagRecord(tags ?? undefined);
}

/** Asks S3 whether the buckets among the origins are there; `undefined` when it could not be asked about each. */
export async function readOriginBuckets(
  context: CollectContext,
  { Origins }: DistributionSummary,
  get: GetForResource,
): Promise<Record<string, OriginBucket> | undefined> {
  const named = (Origins?.Items ?? []).map(({ DomainName }) => originBucket(DomainName)).filter((each) => each !== null);
  const once = new Map(named.map(({ bucket, region }) => [bucket, region]));
  const seen = await Promise.all(
    [...once].map(async ([bucket, region]) => {
      const client = context.client(S3Client, region ?? context.homeRegion);
      return [bucket, await get('s3:HeadBucket', () => lookAt(client, bucket))] as const;
    }),
  );
  const known = seen.flatMap(([bucket, state]) => (state ? [[bucket, state] as const] : []));
  return known.length === seen.length ? Object.fromEntries(known) : undefined;
}

/** S3 answers 404 where there is no such bucket, 301 where it lies in another region, and 403 where it is somebody else's. */
async function lookAt(client: S3Client, Bucket: string): Promise<OriginBucket> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return 'there';
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 404) return 'missing';
    if (status === 301) return 'there';
    if (status === 403) return 'refused';
    throw error;
  }
}
