import type { AnyResource } from '@/server/collect/types';
import type { Sensed, World } from '../describe/world';
import type { WorkloadKind } from '../types';

/** What the account's sensors tell of a workload. */
export function sense(_kind: WorkloadKind, _resource: AnyResource, _world: World): Sensed {
  const why = 'Its findings are not collected yet';
  return {
    vulnerabilities: { state: 'unknown', why },
    list: [],
    detections: { state: 'unknown', why },
    patches: { state: 'unknown', why },
    management: { state: 'unknown', why },
    platformName: null,
    sensors: [],
  };
}
