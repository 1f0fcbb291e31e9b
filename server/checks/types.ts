import type { OperationName } from '@/server/aws/operation';
import type { Resource, ResourceType } from '@/server/collect/types';

export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What is stored of a verdict: what the check said, or that the organization decided not to ask it. */
export const storedStatuses = ['pass', 'fail', 'not-applicable', 'unknown', 'excluded'] as const;
export type StoredStatus = (typeof storedStatuses)[number];
export type VerdictStatus = Exclude<StoredStatus, 'excluded'>;

/** Facts behind a verdict, as a reviewer would want them. Dates, not ages: an unchanged account must hash the same tomorrow. */
export type Evidence = Record<
  string,
  string | number | boolean | null | readonly (string | number | boolean | null | Record<string, unknown>)[] | Record<string, unknown>
>;

export interface Verdict {
  status: VerdictStatus;
  /** One sentence about this very resource, without a full stop at the end of an id. */
  summary: string;
  evidence?: Evidence;
  /** Tells several verdicts of one check on one resource apart (a rule, a port). Stable between scans. */
  subKey?: string;
}

/** A threshold that a team may set for itself. */
export interface Parameter {
  default: number;
  min: number;
  max: number;
  /** What it means, with its unit. */
  description: string;
  /** Where the default comes from: 'CIS 5.0 1.11'. */
  source: string;
}

/** Other resources that a check looks at. `region`: those of the judged resource's region. `account`: all regions. */
export interface Read<T extends ResourceType = ResourceType> {
  type: T;
  scope: 'region' | 'account';
  /**
   * Of their data nothing but these fields; all of it without. An account is judged with what is declared here in memory, of all
   * resources of the type in a region or more: name them where there may be many. Reading another one throws.
   */
  fields?: readonly string[];
}

/** What a check may look at beyond its resource: just what it declared in `reads`. Asking for more throws. */
export interface Snapshot {
  list<T extends ResourceType>(type: T): readonly Resource<T>[];
  /** By ARN, or by AWS's id within the declared scope. */
  get<T extends ResourceType>(type: T, arnOrId: string): Resource<T> | undefined;
}

export interface CheckContext {
  /** The instant that the verdict is about; the only clock a check has. */
  now: Date;
  account: string;
  partition: string;
  /** The check's parameters by name, defaults filled in. */
  parameters: Readonly<Record<string, number>>;
}

/** How to put it right, in our words. `<angle brackets>` mark what the reader fills in. */
export interface Remedy {
  text: string;
  console?: string;
  cli?: string;
  terraform?: string;
  cloudformation?: string;
}

export interface Check<T extends ResourceType = ResourceType> {
  /** `<service>/<kebab-case>`, its file's path; stable for ever. */
  id: string;
  /** Ids that it had before. They go on finding it. */
  formerly?: readonly string[];
  /** States the good state: 'EBS volumes are encrypted'. */
  title: string;
  severity: Severity;
  resourceType: T;
  /** Operations without whose complete answers the verdict is unknown. The runner enforces it; a check never asks. */
  needs: readonly OperationName[];
  reads?: readonly Read[];
  /** What can happen otherwise. */
  why: string;
  remedy: Remedy;
  /** Where its severity or verdict differs from other tools' on purpose, and why. Stands in its docs. */
  differs?: string;
  /** Other tools' ids of the same check. */
  aliases: { prowler?: readonly string[]; securityHub?: readonly string[] };
  /** Requirement numbers by framework, e.g. `{ 'cis-5.0': ['2.1.4'], fsbp: ['S3.8'] }`. */
  requirements?: Readonly<Record<string, readonly string[]>>;
  parameters?: Readonly<Record<string, Parameter>>;
  /** Pure and synchronous. Several verdicts need distinct sub-keys. */
  evaluate(resource: Resource<T>, snapshot: Snapshot, context: CheckContext): Verdict | Verdict[];
}
