import type { refreshStatuses, refreshTriggers, sourceStatuses } from '@/drizzle/schema/costs';

export interface CostSettings {
  monthlyRequestCap: number;
  tagKeys: string[];
  awsAnomalies: boolean;
  schedule: 'daily' | 'off';
}

/** What asking Cost Explorer has cost in a month. */
export interface Spent {
  /** `2026-11`. */
  month: string;
  requests: number;
  price: string;
  unit: 'USD';
}

export type SourceStatus = (typeof sourceStatuses)[number];
export type RefreshStatus = (typeof refreshStatuses)[number];
export type RefreshTrigger = (typeof refreshTriggers)[number];

/** Where figures come from, and how it stands. */
export interface CostSource {
  awsAccountId: string;
  accountId: string;
  name: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
  status: SourceStatus;
  coveredBy: { awsAccountId: string; accountId: string; name: string } | null;
  fetchedAt: string | null;
  firstDay: string | null;
  lastDay: string | null;
  missingActions: string[];
  error: string | null;
  forecastError: string | null;
  dueAt: string | null;
  lastRefresh: CostRefresh | null;
}

export interface CostRefresh {
  id: string;
  awsAccountId: string;
  status: RefreshStatus;
  trigger: RefreshTrigger;
  requests: number;
  /** US dollars. */
  price: string;
  queuedAt: string;
  finishedAt: string | null;
  error: string | null;
}
