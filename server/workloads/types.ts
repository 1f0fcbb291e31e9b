import type { platformStates, reaches, vulnerabilityStates, workloadKinds } from '@/drizzle/schema/workloads';
import type { AccountRef } from '@/server/posture';

export type WorkloadKind = (typeof workloadKinds)[number];
export type Reach = (typeof reaches)[number];
export type VulnerabilityState = (typeof vulnerabilityStates)[number];
export type PlatformState = (typeof platformStates)[number];

/** Why a factor is what it is. `unknown`: what could not be seen, and so widens it. */
export interface Reason {
  effect: 'raises' | 'lowers' | 'unknown';
  text: string;
}

/** 0 to 100: what it is at least, and what it may be at most. The two differ by what was not seen. */
export interface Factor {
  least: number;
  most: number;
  reasons: Reason[];
}

/**
 * One part of what is known of a workload. `not-scanned`: nothing looks at it (a sensor is off). `unknown`: it could not be
 * asked. Neither says that there is nothing.
 */
export type Part<T> = { state: 'seen'; value: T } | { state: 'not-scanned' | 'unknown' | 'not-applicable'; why: string };

export interface VulnerabilityCounts {
  critical: number;
  high: number;
  medium: number;
  low: number;
  /** Informational, or not rated yet. */
  other: number;
  /** Those that newer packages mend, all of them or some. */
  fixable: number;
  exploitable: number;
  /** The highest chance of exploitation within 30 days, 0 to 1; null: given for none. */
  highestEpss: number | null;
}

export interface VulnerabilityView extends VulnerabilityCounts {
  sources: VulnerabilitySource[];
  /** Why it is less than everything; null: all that could look has looked. */
  missing: string | null;
}

export type VulnerabilitySource = 'inspector' | 'ecr';

/** A package that a vulnerability is in. */
export interface VulnerablePackage {
  name: string;
  installed: string | null;
  /** The first version without it; null: there is none, or none was told. */
  fixed: string | null;
}

/** A vulnerability of one workload, folded from all sensors that tell of it. */
export interface Vulnerability {
  /** `CVE-2021-44228`, or the id of an advisory that has none. */
  cve: string;
  severity: 1 | 2 | 3 | 4 | 5;
  /** CVSS or Inspector's own, 0 to 10; null: not given. */
  score: number | null;
  /** 0 to 1; null: not given. */
  epss: number | null;
  exploitKnown: boolean | null;
  fix: 'all' | 'some' | 'none' | null;
  packages: VulnerablePackage[];
  sources: VulnerabilitySource[];
  url: string | null;
  /** ISO 8601; null: not told. */
  firstObservedAt: string | null;
}

/** What is stored of a vulnerability beside the columns that lists sort and filter by. */
export type VulnerabilityDetail = Pick<Vulnerability, 'score' | 'packages' | 'sources' | 'url' | 'firstObservedAt'>;

export interface PlatformFacts {
  /** As people call it: `Python 3.8`, `Amazon Linux 2`, `Kubernetes 1.30`. */
  name: string;
  /** Last day of support, `2026-06-30`; null: none announced. */
  end: string | null;
  /** What ends on that day. */
  meaning: string;
  source: string;
  /** When somebody of us last compared it with the source. */
  checkedOn: string | null;
}

/** What Systems Manager's patch compliance says. */
export interface PatchFacts {
  compliant: number;
  /** Patches that are missing, failed, or wait for a reboot. */
  nonCompliant: number;
  /** The worst of these: `CRITICAL`, `HIGH`, …; null: not told. */
  severity: string | null;
}

export interface ManagementFacts {
  /** Whether Systems Manager hears from the instance. */
  managed: boolean;
  ping: string | null;
  agent: string | null;
}

export interface ImageFacts {
  reference: string;
  origin: 'own' | 'amazon' | 'marketplace' | 'other-account' | 'public-registry' | 'unknown';
  /** Anybody may launch or pull it; null: not seen. */
  public: boolean | null;
  note: string | null;
}

/** A secret that lies open, as its check told. The value is masked before it is stored. */
export interface FoundSecret {
  place: string;
  what: string;
  masked: string | null;
}

export interface DetectionFacts {
  title: string;
  severity: 'critical' | 'high' | 'medium' | 'low';
  type: string;
  at: string | null;
}

export type SensorState = 'on' | 'off' | 'unknown';

export interface SensorFacts {
  name: 'Inspector' | 'ECR image scanning' | 'GuardDuty' | 'Systems Manager';
  state: SensorState;
  detail: string;
}

/** Everything that a page tells of a workload and no list sorts by. Dates, never ages: an unchanged workload must hash the same tomorrow. */
export interface WorkloadSummary {
  exposure: Factor;
  vulnerability: Factor;
  privilege: Factor;
  /** Addresses, ports and names by which it is reached. */
  doors: string[];
  vulnerabilities: Part<VulnerabilityView>;
  platform: Part<PlatformFacts>;
  patches: Part<PatchFacts>;
  management: Part<ManagementFacts>;
  imds: Part<{ v1: boolean; hops: number | null }>;
  image: Part<ImageFacts[]>;
  secrets: Part<FoundSecret[]>;
  /** Names of the containers that run privileged. */
  privileged: Part<string[]>;
  logging: Part<{ on: boolean; detail: string }>;
  detections: Part<DetectionFacts[]>;
  sensors: SensorFacts[];
  /** The role whose permissions it has; null: none. */
  role: string | null;
  /** ARNs of resources whose findings belong to it too: a service's task definition, a function's image. */
  related: string[];
  /** Workloads that run this image, by ARN. */
  runBy: string[];
  facts: { label: string; value: string }[];
}

/** A workload as worked out from the inventory, before it is stored. */
export interface WorkloadRecord {
  kind: WorkloadKind;
  arn: string;
  resourceId: string;
  name: string | null;
  region: string;
  reach: Reach;
  summary: WorkloadSummary;
  vulnerabilities: readonly Vulnerability[];
}

export interface WorkloadRow {
  id: string;
  kind: WorkloadKind;
  arn: string;
  resourceId: string;
  name: string | null;
  account: AccountRef;
  region: string;
  rank: number;
  rankMax: number;
  exposure: { least: number; most: number };
  vulnerability: { least: number; most: number };
  privilege: { least: number; most: number };
  reach: Reach;
  vulnerabilities: {
    state: VulnerabilityState;
    critical: number | null;
    high: number | null;
    medium: number | null;
    low: number | null;
    fixable: number | null;
    exploitable: number | null;
  };
  platform: { state: PlatformState; name: string | null; end: string | null };
  secrets: number | null;
  detections: number | null;
  imdsV1: boolean | null;
  privileged: boolean | null;
  /** Open and not muted. */
  findings: { critical: number; high: number; medium: number; low: number };
  firstSeenAt: string;
  changedAt: string;
}

export interface WorkloadDetail extends WorkloadRow {
  summary: WorkloadSummary;
}
