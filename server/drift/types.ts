import type { detectionStatuses, resourceDriftStatuses, stackDriftStatuses } from '@/drizzle/schema/drift';
import type { AccountRef } from '@/server/posture';

/** Pure, usable in the browser. */

export type StackDriftStatus = (typeof stackDriftStatuses)[number];
export type ResourceDriftStatus = (typeof resourceDriftStatuses)[number];
export type DetectionStatus = (typeof detectionStatuses)[number];

export interface DriftCounts {
  inSync: number;
  modified: number;
  deleted: number;
  unknown: number;
  /** Resources of the stack about which the detection said nothing. */
  unchecked: number;
}

/** A property that differs, as CloudFormation says. */
export interface PropertyDifference {
  /** A JSON pointer. */
  path: string;
  kind: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
  expected: string | null;
  actual: string | null;
}

/** A call that changed a resource, out of CloudTrail. */
export interface ChangeEvent {
  at: string;
  /** `AuthorizeSecurityGroupIngress`. */
  event: string;
  user: string;
  arn: string | null;
  /** How it was done, from the user agent. */
  how: 'console' | 'command line' | 'Terraform' | 'SDK' | 'AWS service';
  sourceIp: string | null;
}

/** Who changed a resource, or why that is not known. `denied`: the role may not look it up. */
export type ChangeTrail =
  | { state: 'found'; events: ChangeEvent[] }
  | { state: 'none' }
  | { state: 'denied' }
  | { state: 'failed'; code: string }
  /** Beyond what one detection asks CloudTrail for. */
  | { state: 'not-asked' };

export interface StackRow {
  id: string;
  stackName: string;
  /** CloudFormation's, an ARN. */
  stackId: string;
  account: AccountRef;
  region: string;
  status: string;
  driftStatus: StackDriftStatus;
  /** When somebody last looked; null: never since the stack's last change, or since it was made. */
  detectionTime: string | null;
  description: string | null;
  tags: Record<string, string>;
  /** Resources by what the last look said; null: we never looked. */
  counts: DriftCounts | null;
  /** Differences of the last look that ignore rules hide. */
  ignored: number;
  /** A detection that waits or runs. */
  running: {
    id: string;
    status: 'QUEUED' | 'DETECTION_IN_PROGRESS';
    startedAt: string | null;
  } | null;
  /** The stack that this one is nested in, by CloudFormation's id. */
  parentId: string | null;
}

export interface Detection {
  id: string;
  driftDetectionId: string | null;
  status: DetectionStatus;
  trigger: 'user' | 'api' | 'schedule';
  requestedBy: string | null;
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  stackDriftStatus: StackDriftStatus | null;
  counts: DriftCounts | null;
  /** A sentence about what kept it from a full answer. */
  reason: string | null;
}

/** A property that differs, as we compare both sides. */
export interface DiffEntry {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before?: unknown;
  after?: unknown;
  /** The ignore rule that hides it. */
  ignoredBy?: string;
}

export interface DriftedResource {
  logicalId: string;
  resourceType: string;
  physicalId: string | null;
  driftStatus: ResourceDriftStatus;
  statusReason: string | null;
  expected: Record<string, unknown> | null;
  actual: Record<string, unknown> | null;
  /** AWS's own list. */
  propertyDifferences: PropertyDifference[];
  /** Ours: sets compared as sets, policies as policies. */
  differences: DiffEntry[];
  /** AWS reports a difference that is one of order alone. */
  onlyOrder: boolean;
  /** Every difference is hidden by an ignore rule. */
  ignored: boolean;
  checkedAt: string | null;
  trail: ChangeTrail | null;
  /** Under which heading it stands: who or what made it differ. */
  cause: string;
}

export interface StackOutput {
  key: string;
  value: string;
  description: string | null;
}

export interface StackDetail extends StackRow {
  createdAt: string | null;
  updatedAt: string | null;
  outputs: StackOutput[];
  parameters: { key: string; value: string }[];
  nested: { id: string; stackName: string; driftStatus: StackDriftStatus }[];
  parent: { id: string; stackName: string } | null;
  /** The finished detection that the resources below come from. */
  detection: Detection | null;
  resources: DriftedResource[];
  history: Detection[];
  /** Why CloudFormation will not look for drift now; null: it will. */
  notCheckable: string | null;
  /** Commands that bring the stack back to its template; never run by CloudLens. */
  revert: string | null;
}

/** How many stacks of each drift status, and over what. */
export interface StackCounts {
  IN_SYNC: number;
  DRIFTED: number;
  NOT_CHECKED: number;
  UNKNOWN: number;
}

export interface IgnoreRule {
  id: string;
  stackName: string | null;
  resourceType: string | null;
  logicalId: string | null;
  propertyPath: string | null;
  reason: string;
  owner: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
}
