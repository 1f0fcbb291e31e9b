import type { Evidence, Remedy, Severity, StoredStatus } from '@/server/checks/types';
import type { ManagingStack } from '@/server/drift/managing-stack';
import type { AccountRef } from '@/server/posture';
import type { ExceptionRow } from '@/server/triage/types';
import type { dueFilters, findingSorts, findingStatuses, groupings, HistoryKind } from './constants';
import type { VerificationScope } from './verify/scope-of';
import type { VerificationLook } from './verify/types';

export type FindingStatus = (typeof findingStatuses)[number];
export type FindingSort = (typeof findingSorts)[number];

/** Several values of one field are alternatives; fields narrow each other. Empty or absent: no filter. */
export interface FindingFilters {
  status?: FindingStatus[];
  severity?: Severity[];
  service?: string[];
  region?: string[];
  /** Our ids of the connections. */
  account?: string[];
  checkId?: string[];
  /** Words, each matched by prefix in the resource's name, id and ARN and in the check's id and title. */
  q?: string;
  /** ARNs, ids or names of resources, whole. */
  resource?: string[];
  /** `key` or `key=value`. */
  tag?: string[];
  /** Ids of frameworks: findings of checks that they ask for. */
  framework?: string[];
  /** Ids of members, `me`, or `none`. */
  assignee?: string[];
  due?: (typeof dueFilters)[number][];
  /** What changed its status since then: `24h`, `7d`, or an instant. */
  since?: string;
  /** Ids of exceptions, `waiting`, or `accepted`: the findings under them. */
  exception?: string[];
}

export interface FindingParams extends FindingFilters {
  sort?: FindingSort;
  cursor?: string | null;
  limit?: number;
}

/** Also what `GET /api/findings` answers for each finding, so that a list can go on from the server's first page. */
export interface FindingRow {
  id: string;
  checkId: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  resource: { id: string; arn: string; type: string; name: string | null };
  service: string;
  region: string;
  account: AccountRef;
  /** ISO 8601. */
  firstSeenAt: string;
  lastChangedAt: string;
  mutedUntil: string | null;
  reopenedCount: number;
  /** Who takes care of it. */
  assignee: PersonRef | null;
  /** When it last became a finding. */
  openedAt: string | null;
  /** null: its severity has no deadline, or it is not open. */
  dueAt: string | null;
  /** The exception that it is under, or that somebody asked for. */
  exception: { id: string; state: 'waiting' | 'accepted' } | null;
}

export interface PersonRef {
  id: string;
  name: string;
}

export interface FindingHistoryEntry {
  at: string;
  kind: HistoryKind;
  scanId: string | null;
  /** Who did it, for mutes. */
  actor: string | null;
  /** A reason or a summary of then. */
  note: string | null;
  /** Of a look at this resource alone: what was asked of AWS. */
  look: VerificationLook | null;
}

/** `GET /api/findings/:id` answers it as `finding`; the drawer reads it there. */
export interface FindingDetail extends FindingRow {
  /** What the check said of this resource. */
  summary: string;
  evidence: Evidence | null;
  why: string;
  remedy: Remedy;
  aliases: { prowler: string[]; securityHub: string[] };
  requirements: Record<string, string[]>;
  /** The check's own last answer: an open finding may be `unknown` today. */
  verdict: StoredStatus;
  /** Why the last answer is unknown, as operations and regions. */
  unknownBecause: { operation: string; region: string; kind: string }[];
  mute: {
    reason: string;
    by: string;
    at: string;
    expiresAt: string | null;
  } | null;
  /** The exception that `exception` names, in full. */
  exceptionDetail: ExceptionRow | null;
  /** The frameworks that ask for it, with the requirements. */
  frameworks: { id: string; name: string; requirements: string[] }[];
  /** Newest first. */
  history: FindingHistoryEntry[];
  tags: Record<string, string>;
  /** The CloudFormation stack that made the resource; null: none that is known. */
  stack: ManagingStack | null;
  /** Where the resource is in the AWS console; null for types that have no page, and for sample accounts. */
  consoleUrl: string | null;
  lastScannedAt: string | null;
  /** The scan that looks at it again just now; null: none. */
  verifyingScanId: string | null;
  /** What the resource costs a month by list price, an estimate; null: no price is known. */
  monthlyCost: { monthly: string; unit: string; basis: string } | null;
  /** Of the resource in the inventory; null: it is no listed thing, or not to be seen by who asks. */
  inventoryId: string | null;
  /** What looking at it again would take; null: nothing can, as its check is no longer part of the catalogue. */
  verification: VerificationScope | null;
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

/** Counts per value, each under all filters but its own field's. */
export interface FindingFacets {
  status: FacetValue[];
  severity: FacetValue[];
  service: FacetValue[];
  region: FacetValue[];
  account: FacetValue[];
  checkId: FacetValue[];
}

export type GroupBy = (typeof groupings)[number];

/** Findings of one cause, or of one resource. */
export interface FindingGroup {
  /** Id of the check, or ARN. */
  key: string;
  title: string;
  /** The worst of them. */
  severity: Severity;
  findings: number;
  resources: number;
  checks: number;
  accounts: number;
  overdue: number;
  unassigned: number;
  lastChangedAt: string;
  /** Of resources; of causes null. */
  region: string | null;
  resourceType: string | null;
  /** That ask for the check: one cause stands for all of them. Of resources empty. */
  frameworks: { id: string; name: string }[];
}
