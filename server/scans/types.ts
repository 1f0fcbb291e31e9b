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
  progress: { done: number; total: number };
  calls: number;
  throttles: number;
  /** null until it ended. */
  counts: ScanOutcome | null;
  /** A sentence of ours. */
  error: string | null;
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
  /** Last sign of life of the worker while running. */
  heartbeatAt: string | null;
}
