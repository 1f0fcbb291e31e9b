import type { AccountRef, SeverityCounts } from '@/server/posture';

export const accountStatuses = ['pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export interface AccountRow extends AccountRef {
  status: AccountStatus;
  roleArn: string | null;
  region: string;
  excludedRegions: string[];
  schedule: 'nightly' | 'off';
  /** A sentence of ours about why the last contact failed. */
  lastError: string | null;
  createdAt: string;
  open: SeverityCounts;
  unknown: number;
  resources: number;
  activeScanId: string | null;
  lastScan: { id: string; status: string; finishedAt: string | null } | null;
}
