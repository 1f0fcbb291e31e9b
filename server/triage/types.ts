import type { ExceptionCategory } from './constants';

/** `waiting` for a second person, `accepted` and in force, `declined`, `withdrawn`, or `ended` by time. */
export type ExceptionState = 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'ended';

export interface ExceptionRow {
  id: string;
  state: ExceptionState;
  category: ExceptionCategory;
  reason: string;
  by: { id: string; name: string };
  /** ISO 8601. */
  at: string;
  expiresAt: string;
  /** Who approved, declined or withdrew it, and when. */
  decision: { by: string; at: string; note: string | null } | null;
}

/** An exception in the list of them. */
export interface ListedException extends ExceptionRow {
  /** How many findings name it. Those that resolved, or whose evidence changed, are no longer among them. */
  findings: number;
  /** The worst of them; null: none is left. */
  severity: 'critical' | 'high' | 'medium' | 'low' | null;
  /** Titles of the checks, three at most. */
  checks: string[];
}

export interface FindingComment {
  id: string;
  author: { id: string; name: string };
  body: string;
  at: string;
  editedAt: string | null;
  /** By who asks. */
  mine: boolean;
}

export interface FindingView {
  id: string;
  name: string;
  /** The page's query string, without a question mark. */
  search: string;
  shared: boolean;
  owner: { id: string; name: string };
  mine: boolean;
}

export interface Assignee {
  id: string;
  name: string;
  email: string;
}
