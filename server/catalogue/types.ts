import type { Parameter, Remedy, Severity } from '@/server/checks/types';

/** A check and how it stands over all accounts. `GET /api/checks` answers these as `checks`. */
export interface CheckRow {
  id: string;
  title: string;
  service: string;
  severity: Severity;
  resourceType: string;
  /** Requirement numbers by framework. */
  requirements: Record<string, string[]>;
  counts: { open: number; muted: number; pass: number; unknown: number };
}

export interface CheckDetail extends CheckRow {
  why: string;
  remedy: Remedy;
  /** Operations without whose complete answers the verdict is unknown, with the IAM actions that allow them. */
  needs: { operation: string; actions: string[] }[];
  /** Other resource types that it looks at. */
  reads: { type: string; scope: 'region' | 'account' }[];
  parameters: Record<string, Parameter>;
  aliases: { prowler: string[]; securityHub: string[] };
}
