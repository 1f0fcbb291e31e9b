import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import type { OperationName } from '@/server/aws/operation';
import type { Snapshot } from '@/server/checks/types';
import type { DetectionFacts, Factor, ManagementFacts, Part, PatchFacts, SensorFacts, Vulnerability, VulnerabilityView } from '../types';

/** What a check last said about a resource, for what only a check looks at. */
export interface KnownVerdict {
  checkId: string;
  status: string;
  summary: string;
  evidence: Record<string, unknown> | null;
}

/** What the account's sensors tell of one workload. */
export interface Sensed {
  vulnerabilities: Part<VulnerabilityView>;
  list: readonly Vulnerability[];
  detections: Part<DetectionFacts[]>;
  patches: Part<PatchFacts>;
  management: Part<ManagementFacts>;
  /** What the instance calls its operating system; null: nothing told. */
  platformName: string | null;
  sensors: SensorFacts[];
}

/** An account's stored inventory, as far as workloads are described by it. */
export interface World {
  account: string;
  partition: string;
  /** `2026-11-26` */
  today: string;
  /** What tells from where workloads are reached: the same that attack paths are found in. */
  land: Landscape;
  /** What lies in a region, and what belongs to all of them. */
  in(region: string): Snapshot;
  /** Whether it was answered in full when last asked: only then does it say something that a thing is not there. */
  sawAll(operation: OperationName, region: string): boolean;
  /** @param role an ARN or a name; null: there is none */
  power(role: string | null): Factor;
  verdictsOf(arn: string): readonly KnownVerdict[];
}
