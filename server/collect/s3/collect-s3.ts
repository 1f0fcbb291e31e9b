import { type Bucket, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext } from '../types';
import { collectAccessPoints, collectMultiRegionAccessPoints } from './access-points';
import { collectAccountSettings } from './account-settings';
import { buildBucket } from './build-bucket';

export async function* collectS3(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([
    collectAccountSettings(context),
    collectBuckets(context),
    collectAccessPoints(context),
    collectMultiRegionAccessPoints(context),
  ]);
}

async function* collectBuckets(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(S3Client);
  const source = { operation: 's3:ListBuckets', region: context.region } as const;
  const Prefix = context.only('AWS::S3::Bucket')?.id;
  const pages = listMapped(context, {
    operation: source.operation,
    // Only a paged listing tells each bucket's region.
    fetch: (ContinuationToken) => client.send(new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken, Prefix })),
    token: (answer) => answer.ContinuationToken,
    resources: (answer) =>
      listIn(source, answer.Buckets).map((bucket): Bucket & { Name: string } => ({ ...bucket, Name: present(source, bucket.Name) })),
  });
  for await (const page of pages) yield* eachInChunks(context, page, (bucket, get, gaps) => buildBucket(context, bucket, get, gaps));
}
