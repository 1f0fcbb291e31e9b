import type { Resource } from '@/server/collect/types';
import { fail, notApplicable, pass } from '../define-check';
import type { Snapshot, Verdict } from '../types';
import { type EventKind, recordsObjects } from './trail-selectors';
import { covers, readsTrails, runningTrails } from './trails';

export const objectEventNeeds = [
  's3:ListBuckets',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
] as const;
export const objectEventReads = [readsTrails] as const;

/** Whether a running trail records every read or write of the bucket's objects. */
export function judgeObjectEvents({ id, arn, region }: Resource<'AWS::S3::Bucket'>, snapshot: Snapshot, kind: EventKind): Verdict {
  const running = runningTrails(snapshot).filter((trail) => covers(trail, region));
  const trails = running.filter((trail) => recordsObjects(trail, arn, kind)).map((trail) => trail.id);
  if (trails.length > 0) return pass(`Every ${kind} of an object is recorded by ${trails.slice(0, 3).join(', ')}`, { trails });
  const receives = snapshot.list('AWS::CloudTrail::Trail').some(({ data }) => data.S3BucketName === id);
  // A trail that records deliveries to its own bucket would feed itself: it is usually left out on purpose.
  if (receives) return notApplicable('The bucket receives the logs of a trail, whose deliveries would record themselves', { trails });
  return fail(`No running trail records every ${kind} of the bucket's objects`, { trails });
}
