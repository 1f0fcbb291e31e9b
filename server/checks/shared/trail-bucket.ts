import type { Resource } from '@/server/collect/types';
import { unknown } from '../define-check';
import type { Snapshot, Verdict } from '../types';
import type { Trail } from './trails';

export const trailNeeds = ['cloudtrail:DescribeTrails'] as const;
export const readsBuckets = { type: 'AWS::S3::Bucket', scope: 'account' } as const;

/** Judges the bucket that the trail delivers to. One of another account, or of a region that is not scanned, is unknown. */
export function judgeTrailBucket({ data }: Trail, snapshot: Snapshot, judge: (bucket: Resource<'AWS::S3::Bucket'>) => Verdict): Verdict {
  const name = data.S3BucketName;
  if (!name) return unknown('No telling where the trail delivers to: its bucket was not given');
  const bucket = snapshot.get('AWS::S3::Bucket', name);
  return bucket
    ? judge(bucket)
    : unknown(`The log bucket ${name} is not among what was scanned: it belongs to another account or region, or is gone`, {
        bucket: name,
      });
}
