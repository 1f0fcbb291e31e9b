import type { Resource } from '@/server/collect/types';
import type { Sensed, World } from '../describe/world';
import { detectionsOn } from './detections';
import { inspectedBy } from './inspected';
import { guardDutyAt, inspectorAt } from './watching';

export const notAMachine = { state: 'not-applicable', why: 'Only machines are patched and managed' } as const;

/** What sensors tell of a function. Inspector names its latest version. */
export function senseFunction({ arn, region }: Resource<'AWS::Lambda::Function'>, world: World): Sensed {
  const snapshot = world.in(region);
  const inspected = inspectedBy('function', [arn, `${arn}:$LATEST`], snapshot, null);
  return {
    vulnerabilities: inspected.part,
    list: inspected.list,
    detections: detectionsOn(new Set([arn]), snapshot),
    patches: notAMachine,
    management: notAMachine,
    platformName: null,
    sensors: [inspectorAt('function', snapshot), guardDutyAt(snapshot)],
  };
}
