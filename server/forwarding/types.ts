import type { ForwarderSettings } from './schema';

/** Why a part did not arrive. */
export interface ForwardingProblem {
  /** Twelve digits. */
  account: string;
  /** null: the account as a whole. */
  region: string | null;
  /** A sentence: what was refused, and what to do. */
  reason: string;
  /** Findings that did not arrive for it, as far as they were counted. */
  findings: number;
}

export interface ForwarderRow {
  id: string;
  name: string;
  settings: ForwarderSettings;
  /** Where to, in words: `s3://…` or AWS Security Hub. */
  target: string;
  enabled: boolean;
  /** ISO 8601; null: switched off. */
  nextRunAt: string | null;
  lastRun: ForwardingRunRow | null;
  /** The IAM policy that the roles of these accounts need beside what scans need. */
  policy: string;
  createdAt: string;
}

export interface ForwardingRunRow {
  id: string;
  status: 'running' | 'completed' | 'partial' | 'failed';
  sent: number;
  problems: ForwardingProblem[];
  place: string | null;
  startedAt: string;
  endedAt: string | null;
}
