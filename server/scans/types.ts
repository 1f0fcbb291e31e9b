import type { CarriedAnswers } from '@/server/collect/types';
import type { AccountRef, CoverageProblem, SeverityCounts, VerdictCounts } from '@/server/posture';

export type ScanStatus = 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
export type UnitStatus = 'pending' | 'running' | 'completed' | 'partial' | 'failed';

export interface ScanRow {
  id: string;
  account: AccountRef;
  /** Counts up per account. */
  seq: number;
  status: ScanStatus;
  trigger: 'user' | 'api' | 'schedule' | 'first-run';
  /** Name or e-mail of who asked for it; null when CloudLens did. */
  requestedBy: string | null;
  /** Sample accounts only: the past instant that was scanned. */
  asOf: string | null;
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  progress: ScanProgress;
  /** Why it asks for everything; null: what cannot have changed may be carried over from earlier scans. */
  full: 'asked' | 'weekly' | null;
  /** The one resource that it looks at: it says nothing of anything else, and counts nothing. null: all of its scope. */
  only: OnlyLooked | null;
  calls: number;
  throttles: number;
  /** null until it ended, and where one resource alone is looked at. */
  counts: ScanOutcome | null;
  /** A sentence of ours. */
  error: string | null;
}

export interface OnlyLooked {
  type: string;
  arn: string;
  id: string;
  name: string | null;
  region: string;
  checkId: string;
  /** The finding that somebody had looked at again. */
  findingId: string | null;
}

export interface ScanProgress {
  /** Units that have ended, of how many; both 0 until it is known what there is to do. */
  done: number;
  total: number;
  /** How many turns until its own, 1 is next; null: it does not wait. */
  queuePosition: number | null;
  /** While it waits. null: there is nothing to go by. */
  estimatedStartAt: string | null;
  /** While it waits or runs, by how long such scans of the account took lately. null: there is nothing to go by. */
  estimatedFinishAt: string | null;
}

export interface ScanOutcome {
  resources: number;
  verdicts: VerdictCounts;
  /** Open findings when it ended. */
  open: SeverityCounts;
  opened: number;
  resolved: number;
  reopened: number;
}

/** One service in one region of a scan. */
export interface ScanUnit {
  service: string;
  /** `global` for services without regions. */
  region: string;
  status: UnitStatus;
  resources: number;
  findings: number;
  calls: number;
  throttles: number;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
}

export interface ScanDetail extends ScanRow {
  units: ScanUnit[];
  problems: CoverageProblem[];
  disabledRegions: string[];
  excludedRegions: string[];
  /** Answers of earlier scans that it did not ask for again, since AWS promises that they are the same; null: none. */
  carried: CarriedAnswers | null;
  /** Last sign of life of the worker while running. */
  heartbeatAt: string | null;
}
