import type { AccountStatus } from '@/server/accounts/types';
import type { Severity } from '@/server/checks/types';
import type { HistoryKind } from '@/server/findings/constants';
import type { AccountRef, CoverageProblem, SeverityCounts, VerdictCounts } from '@/server/posture';

/** The state of all accounts when one scan (or day) ended. */
export interface TrendPoint {
  /** ISO 8601. */
  at: string;
  open: SeverityCounts;
  unknown: number;
  opened: number;
  resolved: number;
}

export interface ServicePosture {
  service: string;
  open: SeverityCounts;
  pass: number;
  unknown: number;
}

export interface AccountPosture extends AccountRef {
  status: AccountStatus;
  open: SeverityCounts;
  verdicts: VerdictCounts;
  resources: number;
  lastScan: { id: string; status: string; finishedAt: string | null } | null;
  /** Open findings at the end of its latest scans, oldest first. */
  history: number[];
}

export interface ChangeEntry {
  id: string;
  at: string;
  kind: HistoryKind;
  account: AccountRef;
  findingId: string;
  checkId: string;
  title: string;
  severity: Severity;
  resource: { id: string; name: string | null };
  region: string;
}

export interface WeakCheck {
  checkId: string;
  title: string;
  severity: Severity;
  service: string;
  open: number;
}

/** What the first page shows. Everything is of this organization and of accounts that the reader may see. */
export interface OverviewData {
  /** Open and not muted. */
  open: SeverityCounts;
  muted: number;
  verdicts: VerdictCounts;
  resources: number;
  /** When the newest finished scan ended; null before the first. */
  asOf: string | null;
  /** Against the end of the scan before the newest, per account summed. */
  sinceLastScan: { opened: number; resolved: number; reopened: number } | null;
  accounts: AccountPosture[];
  services: ServicePosture[];
  /** Oldest first. */
  trend: TrendPoint[];
  /** Newest first, at most 20. */
  changes: ChangeEntry[];
  /** Checks with the most severe open findings, at most 8. */
  weakChecks: WeakCheck[];
  coverage: {
    problems: CoverageProblem[];
    /** Regions that are switched off in an account: not looked at. */
    disabledRegions: { account: AccountRef; regions: string[] }[];
    /** Connected accounts that no scan has finished for. */
    neverScanned: AccountRef[];
  };
}
