import type { DifferenceType, StackResourceDriftStatus } from '@aws-sdk/client-cloudformation';

export type Properties = Readonly<Record<string, unknown>>;

/** Who changed a resource behind its template's back. */
export interface Culprit {
  user: string;
  /** CloudTrail's name of the call, and the service that took it. */
  event: string;
  source: string;
  /** Days after the stack was made. */
  after: number;
  /** How it was done. */
  agent: 'console' | 'cli' | 'sdk';
}

/** How a resource stands to its template, as a drift detection would tell. */
export interface ContentDrift {
  status: StackResourceDriftStatus;
  expected?: Properties;
  actual?: Properties;
  differences?: readonly (readonly [path: string, kind: DifferenceType])[];
  reason?: string;
  by?: Culprit;
}

/** A resource of a stack. Without `drift` a detection says nothing about it, as of types that it does not support. */
export interface StackContent {
  logicalId: string;
  type: string;
  physicalId: string;
  drift?: ContentDrift;
}

/** How a detection of the whole stack goes. */
export interface DetectionPlan {
  /** How long it takes. */
  seconds: number;
  /** It ends FAILED, with these words; what worked is told all the same. */
  failure?: string;
  /** The stack's own status; else what follows from its resources. */
  status?: 'UNKNOWN';
}
