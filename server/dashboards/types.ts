import type { SeverityCounts } from '@/server/posture';
import type { FindingFilters } from '../findings/types';
import type { Widget } from './schema';

export interface DashboardRow {
  id: string;
  name: string;
  shared: boolean;
  owner: { id: string; name: string };
  /** Whoever looks may change it. */
  editable: boolean;
  revision: number;
  widgets: Widget[];
  updatedAt: string;
}

/** What findings in a widget do not tell of: calls that were not answered in full, and accounts that no scan has finished for. */
export interface Unseen {
  /** Operations that were denied, throttled or cut in the newest scans of the accounts that the widget is about. */
  problems: number;
  /** Names of accounts. */
  neverScanned: string[];
  /** When the newest of these scans ended; null: none has. */
  asOf: string | null;
}

export interface WidgetPoint {
  at: string;
  open: SeverityCounts;
  /** null: it is not kept for a filter. */
  unknown: number | null;
  opened: number;
  resolved: number;
}

/** One of the largest groups. `filters`: what narrows the list to it. */
export interface TopGroup {
  key: string;
  label: string;
  count: number;
  filters: FindingFilters;
}

export interface AccountLook {
  account: { id: string; accountId: string; name: string };
  lastScan: { id: string; status: string; finishedAt: string | null } | null;
  problems: number;
}

/** What a widget shows, by its kind. */
export type WidgetData =
  | { kind: 'count'; total: number; isCapped: boolean; unseen: Unseen }
  | { kind: 'trend'; points: WidgetPoint[]; mutedIncluded: boolean; unseen: Unseen }
  | { kind: 'top'; groups: TopGroup[]; unseen: Unseen }
  | {
      kind: 'compliance';
      framework: { id: string; name: string; version: string };
      /** 0 to 1; null: nothing was judged. */
      score: number | null;
      pass: number;
      fail: number;
      unknown: number;
      trend: { at: string; score: number | null }[];
      unseen: Unseen;
    }
  | {
      kind: 'cost';
      /** null: nothing is known of the cost. */
      total: string | null;
      unit: string | null;
      startDate: string | null;
      endDate: string | null;
      /** The first day that may still grow. */
      partialFrom: string | null;
      /** Figures of some accounts are missing. */
      isPartial: boolean;
      rows: { key: string; amount: string; percentage: number }[];
    }
  | { kind: 'coverage'; accounts: AccountLook[]; asOf: string | null };

/** A widget with its data, or with why there is none. */
export type WidgetResult = { key: string; data: WidgetData; error: null } | { key: string; data: null; error: string };
