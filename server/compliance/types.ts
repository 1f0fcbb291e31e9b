import type { Severity } from '@/server/checks/types';
import type { AccountRef } from '@/server/posture';

/**
 * How a requirement stands. `pass` is said only where every check that serves it exists, ran, and saw everything. `excepted`: all
 * that would fail is muted, or left out by decision. `manual`: nothing can judge it but people; `attested`: they have.
 * `not-applicable`: there was nothing to judge.
 */
export const requirementStates = ['fail', 'unknown', 'excepted', 'pass', 'manual', 'attested', 'not-applicable'] as const;
export type RequirementState = (typeof requirementStates)[number];

/** Why a requirement is unknown. */
export const doubts = ['unseen', 'not-run', 'not-built'] as const;
export type Doubt = (typeof doubts)[number];

/** `aws-relevant-subset`: the requirements that can be related to the configuration of AWS. `own`: uploaded. */
export type Extent = 'whole' | 'part' | 'aws-relevant-subset' | 'own';

export interface Requirement {
  id: string;
  /** Id of its group; null: in none. */
  group: string | null;
  /** In our words; null: it bears its number only. */
  name: string | null;
  /** How the framework wants it assessed; null: it does not say. */
  assessment: 'automated' | 'manual' | null;
  /** Ids of checks, ours or known elsewhere. */
  checks: readonly string[];
}

export interface Framework {
  /** Stable; the key of `requirements` of checks, too. A UUID where it was uploaded. */
  id: string;
  name: string;
  version: string;
  extent: Extent;
  /** What else to know about its extent. */
  note: string | null;
  groups: readonly { id: string; name: string }[];
  requirements: readonly Requirement[];
}

/** Requirements by state. `partlyCovered` are those of `unknown` that lack nothing but checks which are not built yet. */
export interface StateCounts {
  pass: number;
  fail: number;
  unknown: number;
  excepted: number;
  manual: number;
  attested: number;
  notApplicable: number;
  partlyCovered: number;
}

export interface ScorePoint {
  /** ISO 8601. */
  at: string;
  /** 0 to 1; null: nothing was judged. */
  score: number | null;
  pass: number;
  fail: number;
  unknown: number;
}

export interface FrameworkRow {
  id: string;
  name: string;
  version: string;
  extent: Extent;
  note: string | null;
  requirements: number;
  counts: StateCounts;
  /** Passing among all that checks judge, unknown ones included; null: there is none. */
  score: number | null;
  /** Oldest first. */
  trend: ScorePoint[];
}

/** What the states are about. */
export interface ComplianceScope {
  accounts: AccountRef[];
  /** Connected, and in no number here: no scan of them has ended. */
  neverScanned: AccountRef[];
  /** Of which no scan has covered all services and regions. */
  partlyScanned: AccountRef[];
  /** When the newest scan that counts ended; null: there is none. */
  asOf: string | null;
}

export interface CheckStanding {
  id: string;
  title: string;
  severity: Severity;
  state: Exclude<RequirementState, 'manual' | 'attested'>;
  open: number;
  muted: number;
  excluded: number;
  unknown: number;
  pass: number;
}

export interface AttestationView {
  id: string;
  statement: string;
  evidenceUrl: string | null;
  by: string;
  at: string;
  expiresAt: string;
  accounts: AccountRef[];
}

export interface RequirementRow {
  id: string;
  group: string | null;
  name: string | null;
  assessment: Requirement['assessment'];
  state: RequirementState;
  doubts: Doubt[];
  checks: CheckStanding[];
  /** Identifiers of checks that the framework names and that are not built yet. */
  missing: string[];
  /** In force, and of accounts in the scope. */
  attestations: AttestationView[];
  /** Whether somebody's word can stand for it: no check judges it. */
  attestable: boolean;
}

export interface FrameworkDetail extends FrameworkRow {
  groups: { id: string; name: string; counts: StateCounts }[];
  rows: RequirementRow[];
  scope: ComplianceScope;
  /** How each account stood when its last scan ended, the worst first; none where one account is asked for. */
  accounts: AccountScore[];
}

export interface AccountScore {
  account: AccountRef;
  at: string;
  score: number | null;
  counts: Omit<StateCounts, 'partlyCovered'>;
}

export interface RequirementByAccount {
  accounts: { account: AccountRef; state: RequirementState; doubts: Doubt[] }[];
  /** How many accounts more there are. */
  more: number;
}
