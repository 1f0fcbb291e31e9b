import type { Severity } from '@/server/checks/types';

/** Something counted by severity. */
export type SeverityCounts = Record<Severity, number>;

/** How verdicts (check × resource) fell. Unknown is its own answer: never add it to pass. */
export interface VerdictCounts {
  pass: number;
  fail: number;
  unknown: number;
}

/** Which AWS account a row belongs to. */
export interface AccountRef {
  /** Our id of the connection. */
  id: string;
  /** Twelve digits. */
  accountId: string;
  name: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
}

/** A call that AWS did not answer in full, and what stays unknown because of it. */
export interface CoverageProblem {
  account: AccountRef;
  service: string;
  /** `kms:ListKeys`. */
  operation: string;
  /** IAM actions that would allow it; empty when permission is not the matter. */
  actions: string[];
  kind: 'denied' | 'throttled' | 'region-disabled' | 'gone' | 'expired' | 'malformed' | 'unreachable' | 'failed' | 'partial' | 'cut';
  /** AWS's error code. */
  code: string | null;
  regions: string[];
  /** Checks that cannot say pass or fail there. */
  checkIds: string[];
}
