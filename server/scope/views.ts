import type { AccountRef } from '@/server/posture';
import type { Exclusion, ExclusionInput } from './types';

/** What pages show and the API answers. Times are ISO 8601. */

export interface CheckSettingView {
  checkId: string;
  title: string;
  /** null: as elsewhere. */
  enabled: boolean | null;
  parameters: { name: string; value: number; default: number | null; description: string }[];
  reason: string | null;
  owner: string | null;
  expiresAt: string | null;
  /** Its end has passed: it counts for nothing. */
  isOver: boolean;
  by: string;
  at: string;
}

export type ExclusionView = Omit<ExclusionInput, 'owner' | 'expiresAt'> & {
  id: string;
  owner: string | null;
  expiresAt: string | null;
  isOver: boolean;
  by: string;
  at: string;
};

export interface ScopeLevelView {
  checks: CheckSettingView[];
  exclusions: ExclusionView[];
}

export interface ScopeOverview {
  organization: ScopeLevelView;
  /** Those that have settings of their own. */
  accounts: (ScopeLevelView & { account: AccountRef })[];
  /** Accounts that were last judged under other settings, and will be judged again shortly or by their next scan. */
  waiting: AccountRef[];
}

/** An exclusion as the API tells it, without whether it is over. */
export const exclusionView = ({ owner, expiresAt, ...rest }: Exclusion): Omit<ExclusionView, 'isOver'> => ({
  ...rest,
  owner: owner ?? null,
  expiresAt: expiresAt ?? null,
});

/** What is set of one check: for all accounts, and for those that have their own. */
export interface CheckScope {
  organization: CheckSettingView | null;
  accounts: (CheckSettingView & { account: AccountRef })[];
}
