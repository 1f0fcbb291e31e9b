import type { LoadedService } from '../load-service';
import type { WireRequest } from '../wire';
import type { Target } from './protocol';
import { matchRoute } from './route-table';

// The two that speak of no bucket.
const bucketless: ReadonlySet<string> = new Set(['ListBuckets', 'ListDirectoryBuckets']);

/** S3's bindings leave the bucket out: it is the first path segment, or the first label of the host. */
export function s3Target(request: WireRequest, loaded: LoadedService): Target | undefined {
  const { bucket, path } = splitBucket(request);
  const target = matchRoute(loaded, request.method, path, request.query, (operation) => bucketless.has(operation) === (bucket === ''));
  return target && { operation: target.operation, labels: bucket === '' ? target.labels : { ...target.labels, Bucket: bucket } };
}

function splitBucket({ headers, path }: WireRequest): { bucket: string; path: string } {
  const host = /^([a-z0-9][a-z0-9.-]*)\.localhost(?::\d+)?$/.exec(headers.host ?? '');
  if (host?.[1]) return { bucket: host[1], path };
  const [, bucket = '', ...rest] = path.split('/');
  return { bucket: decodeURIComponent(bucket), path: `/${rest.join('/')}` };
}
