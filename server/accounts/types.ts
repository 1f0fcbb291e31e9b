import type { AccountRef, SeverityCounts } from '@/server/posture';

export const accountStatuses = ['pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust', 'disconnected'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export interface AccountRow extends AccountRef {
  status: AccountStatus;
  roleArn: string | null;
  region: string;
  excludedRegions: string[];
  schedule: 'nightly' | 'off';
  /** A sentence of ours about why the last contact failed. */
  lastError: string | null;
  group: string | null;
  /** People's own, not AWS's. */
  tags: Record<string, string>;
  /** Of an account that is connected by key. */
  accessKey: { id: string; last4: string; createdAt: string; isDue: boolean } | null;
  createdAt: string;
  /** When AWS last refused every wrong way into the role; null: never proven. */
  trustProvenAt: string | null;
  /** How many operations the role was last seen to lack; null: nobody has asked. */
  deniedOperations: number | null;
  open: SeverityCounts;
  unknown: number;
  resources: number;
  activeScanId: string | null;
  lastScan: { id: string; status: string; finishedAt: string | null } | null;
}
