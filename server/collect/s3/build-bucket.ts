import { type Bucket, GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';
import { tagRecord } from '../tags';
import type { CollectContext, Gap, GetForResource, Resource } from '../types';
import { readBucket } from './read-bucket';

/** What GetBucketLocation calls the two regions that are older than region names. */
const oldNames: Record<string, string> = { '': 'us-east-1', EU: 'eu-west-1' };

/** AWS names the region in the listing; some look-alikes of S3 leave it out. */
async function regionOf(context: CollectContext, bucket: Bucket & { Name: string }, get: GetForResource): Promise<string> {
  if (bucket.BucketRegion) return bucket.BucketRegion;
  const client = context.client(S3Client);
  const location = await get('s3:GetBucketLocation', async () => {
    const { LocationConstraint } = await client.send(new GetBucketLocationCommand({ Bucket: bucket.Name }));
    return LocationConstraint ?? '';
  });
  if (typeof location === 'string') return oldNames[location] ?? location;
  // Not told: the bucket must not drop out, which would read as gone. Asked in a wrong region its calls fail, and are its gaps.
  return context.regions.includes(context.homeRegion) ? context.homeRegion : (context.regions[0] ?? context.homeRegion);
}

/** One bucket with everything asked about it; null when it lies in a region that takes no part. */
export async function buildBucket(
  context: CollectContext,
  bucket: Bucket & { Name: string },
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::S3::Bucket'> | null> {
  const location = await regionOf(context, bucket, get);
  if (!context.regions.includes(location)) return null;
  const { tags, ...read } = await readBucket(context.client(S3Client, location), location, bucket.Name, get);
  return {
    type: 'AWS::S3::Bucket',
    arn: bucket.BucketArn || `arn:${context.partition}:s3:::${bucket.Name}`,
    id: bucket.Name,
    name: null,
    region: location,
    tags: tagRecord(tags ?? undefined),
    data: { ...bucket, location, ...read },
    gaps,
  };
}
