import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { mapConcurrent } from '../concurrency';
import type { CollectContext, GetForResource } from '../types';
import { predictableNames, regionsWithNames } from './predictable-names';
import type { PredictableBuckets } from './types';

/** Some of the calls that a unit may have on their way, so that those for its buckets get through. */
const namesAtOnce = 20;

/** Whose a bucket's name is; `moved`: it is somebody's, and lies in another region, where it must be asked for. */
type NameOwner = 'us' | 'others' | 'nobody' | { moved: string };

/**
 * Asks S3 whose these names are, for the regions that every account has, whichever of them the scan is about: a name can be taken
 * before its region is used. Absent when S3 did not tell of one of them: see the gaps.
 */
export async function readPredictableBuckets(context: CollectContext, get: GetForResource): Promise<PredictableBuckets | undefined> {
  const regions = regionsWithNames(context.partition);
  const ask = (name: string, region?: string, isLast = false) =>
    get('s3:HeadBucket', () => ownerOf(context, name, region, isLast), { permanent: true });
  const owners = new Map<string, NameOwner | null | undefined>();
  const names = regions.flatMap((region) => predictableNames(context.account, region));
  await mapConcurrent(names, namesAtOnce, async (name) => {
    const owner = await ask(name);
    owners.set(name, typeof owner === 'object' && owner ? await ask(name, owner.moved, true) : owner);
  });
  if ([...owners.values()].includes(undefined)) return undefined;
  const of = (owner: NameOwner) => [...owners].flatMap(([name, its]) => (its === owner ? [name] : [])).sort();
  return { regions, own: of('us'), others: of('others') };
}

interface Refusal {
  $metadata?: { httpStatusCode?: number };
  $response?: { headers?: Record<string, string> };
}

/**
 * S3 answers 404 where nobody has the name, 403 where the owner is not the one that was expected, and 301 where the bucket lies
 * in another region. It refuses with 403 as well whoever may not ask, but names the region only of a bucket that exists.
 * @throws the SDK's error where neither can be told
 */
async function ownerOf(context: CollectContext, Bucket: string, region: string | undefined, isLast: boolean): Promise<NameOwner> {
  try {
    await context.client(S3Client, region).send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: context.account }));
    return 'us';
  } catch (error) {
    const { $metadata, $response } = error as Refusal;
    const home = $response?.headers?.['x-amz-bucket-region'];
    if ($metadata?.httpStatusCode === 404) return 'nobody';
    if ($metadata?.httpStatusCode === 403 && home) return 'others';
    if ($metadata?.httpStatusCode === 301 && home && !isLast) return { moved: home };
    throw error;
  }
}
