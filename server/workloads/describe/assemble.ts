import type { ExposureFacts } from '../exposure/exposure-facts';
import { vulnerabilityFactor } from '../rank/vulnerability';
import type { Factor, WorkloadKind, WorkloadRecord, WorkloadSummary } from '../types';
import type { Sensed } from './world';

type Described = Pick<WorkloadSummary, 'platform' | 'imds' | 'image' | 'secrets' | 'privileged' | 'logging' | 'role' | 'related' | 'facts'>;

interface Parts {
  kind: WorkloadKind;
  resource: { arn: string; id: string; name: string | null; region: string };
  exposure: ExposureFacts;
  privilege: Factor;
  sensed: Sensed;
  described: Described;
  today: string;
}

/** Puts together what the parts tell, and works out how easily it is broken into. */
export function assemble({ kind, resource, exposure, privilege, sensed, described, today }: Parts): WorkloadRecord {
  const { vulnerabilities, detections, patches, management, sensors } = sensed;
  const parts = { ...described, vulnerabilities, detections, patches, management };
  const summary: WorkloadSummary = {
    ...parts,
    exposure: exposure.factor,
    vulnerability: vulnerabilityFactor(parts, today),
    privilege,
    doors: exposure.doors.slice(0, 20),
    sensors,
    runBy: [],
  };
  return {
    kind,
    arn: resource.arn,
    resourceId: resource.id,
    name: resource.name,
    region: resource.region,
    reach: exposure.reach,
    summary,
    vulnerabilities: sensed.list,
  };
}
