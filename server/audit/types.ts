/** Stands among the actors of a filter for CloudLens itself: the schedule, the sweeper, the first run. */
export const cloudLens = 'cloudlens';

export interface AuditFilters {
  /** Ids of users, or `cloudlens`. */
  actor?: readonly string[] | undefined;
  action?: readonly string[] | undefined;
  /** ISO instants: from this one on, up to but not including that one. */
  from?: string | undefined;
  to?: string | undefined;
  /** Text that the target holds, in any case. */
  target?: string | undefined;
}

/** One entry of the audit log, as the API and the page show it. */
export interface AuditView {
  id: string;
  /** 1, 2, 3, … per organization. */
  seq: number;
  at: string;
  actorId: string | null;
  actor: string;
  via: string;
  action: string;
  target: string | null;
  data: Record<string, unknown> | null;
  requestId: string | null;
  /** Whether the chain holds it already. That it was not edited since is proven by `npm run audit:verify` alone. */
  sealed: boolean;
}

/** What there is to filter by. */
export interface AuditFacets {
  actors: { value: string; label: string }[];
  actions: string[];
}
